package cloudcredits.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that sends a request after the other with no more ado than HTTP/1.1 needs: on a
 * machine that also runs the server, a client must not be what is measured.
 */
final class HttpLine implements AutoCloseable {

  private static final String LENGTH = "content-length:";
  private static final String IN_CHUNKS = "transfer-encoding: chunked";

  /** In milliseconds, for an answer: a lost one ends the benchmark. */
  private static final int LONGEST_WAIT = 30_000;

  private static final int LONGEST_LINE = 8_192;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final String bearer;
  private final byte[] line = new byte[LONGEST_LINE];

  HttpLine(int port, String bearer) throws IOException {
    this.socket = new Socket("127.0.0.1", port);
    this.socket.setTcpNoDelay(true);
    this.socket.setSoTimeout(LONGEST_WAIT);
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    this.out = socket.getOutputStream();
    this.bearer = bearer;
  }

  /**
   * Posts JSON.
   *
   * @return the body of the answer
   * @throws IllegalStateException when its status is another than expected
   */
  byte[] post(String path, String key, String json, int expected) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    String head =
        """
        POST %s HTTP/1.1
        Host: 127.0.0.1
        Authorization: Bearer %s
        Content-Type: application/json
        Idempotency-Key: %s
        Content-Length: %d

        """
            .formatted(path, bearer, key, body.length)
            .replace("\n", "\r\n");
    byte[] request = new byte[head.length() + body.length];
    System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, request, 0, head.length());
    System.arraycopy(body, 0, request, head.length(), body.length);
    out.write(request);
    return answer(expected);
  }

  private byte[] answer(int expected) throws IOException {
    String status = line();
    int length = 0;
    boolean inChunks = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      inChunks |= lower.equals(IN_CHUNKS);
      if (lower.startsWith(LENGTH)) {
        length = Integer.parseInt(header.substring(LENGTH.length()).strip());
      }
    }
    byte[] body = inChunks ? chunks() : in.readNBytes(length);
    if (!status.startsWith("HTTP/1.1 " + expected)) {
      throw new IllegalStateException(status + " " + new String(body, StandardCharsets.UTF_8));
    }
    return body;
  }

  private byte[] chunks() throws IOException {
    var body = new ByteArrayOutputStream();
    for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
      body.write(in.readNBytes(size));
      line();
    }
    line();
    return body.toByteArray();
  }

  private String line() throws IOException {
    int length = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("the server hung up");
      }
      line[length++] = (byte) next;
    }
    return new String(line, 0, Math.max(0, length - 1), StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
