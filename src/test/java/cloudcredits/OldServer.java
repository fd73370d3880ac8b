package cloudcredits;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The first words of a PostgreSQL server of any age, by its protocol (version 3): enough for a
 * client to sign in and learn the version.
 */
final class OldServer implements AutoCloseable {

  private static final int ENCRYPTION_REQUEST = 80_877_103;

  private final ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  private final String version;

  OldServer(String version) throws IOException {
    this.version = version;
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        welcome(
            new DataInputStream(client.getInputStream()),
            new DataOutputStream(client.getOutputStream()));
      } catch (IOException clientOrServerClosed) {
        continue;
      }
    }
  }

  private void welcome(DataInputStream in, DataOutputStream out) throws IOException {
    while (readRequest(in) == ENCRYPTION_REQUEST) {
      out.writeByte('N');
    }
    send(out, 'R', new byte[4]);
    parameter(out, "server_version", version);
    parameter(out, "client_encoding", "UTF8");
    parameter(out, "DateStyle", "ISO, MDY");
    parameter(out, "TimeZone", "UTC");
    parameter(out, "integer_datetimes", "on");
    parameter(out, "standard_conforming_strings", "on");
    while (true) {
      send(out, 'Z', new byte[] {'I'});
      in.readByte();
      in.skipNBytes(in.readInt() - Integer.BYTES);
      send(out, 'C', bytes("SET"));
    }
  }

  private static int readRequest(DataInputStream in) throws IOException {
    int length = in.readInt();
    int code = in.readInt();
    in.skipNBytes(length - 2 * Integer.BYTES);
    return code;
  }

  private static void parameter(DataOutputStream out, String name, String value)
      throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(bytes(name));
    body.write(bytes(value));
    send(out, 'S', body.toByteArray());
  }

  private static byte[] bytes(String text) {
    return (text + '\0').getBytes(StandardCharsets.UTF_8);
  }

  private static void send(DataOutputStream out, char type, byte[] body) throws IOException {
    out.writeByte(type);
    out.writeInt(body.length + Integer.BYTES);
    out.write(body);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
