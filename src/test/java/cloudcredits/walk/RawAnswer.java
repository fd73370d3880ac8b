package cloudcredits.walk;

import cloudcredits.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * What came back on the wire, for requests that no well-behaved client would send.
 *
 * @param request what was sent, in brief
 * @param text the whole answer with its headers
 */
record RawAnswer(String request, int status, String text) {

  private static final int PATIENCE = 20_000;

  static RawAnswer get(Caller caller, String path) {
    return to("GET", caller, path);
  }

  /** With an empty form where the method has a body. */
  static RawAnswer to(String method, Caller caller, String path) {
    return method.equals("GET")
        ? send(caller, "GET", path, "", "")
        : post(caller, path, "application/x-www-form-urlencoded", "_csrf=" + caller.csrf());
  }

  static RawAnswer post(Caller caller, String path, String type, String body) {
    String headers =
        "Content-Type: %s\r\nIdempotency-Key: bad-input\r\nContent-Length: %d\r\n"
            .formatted(type, body.length());
    return send(caller, "POST", path, headers, body);
  }

  private static RawAnswer send(
      Caller caller, String method, String path, String headers, String body) {
    String own =
        caller.headers().entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
            .collect(Collectors.joining());
    String request =
        "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s%s\r\n%s"
            .formatted(method, path, own, headers, body);
    String what = method + " " + brief(path) + " " + headers.lines().findFirst().orElse("");
    try (var socket = new Socket("localhost", caller.address().getPort())) {
      socket.setSoTimeout(PATIENCE);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      return new RawAnswer(what, Integer.parseInt(answer.split(" ", 3)[1]), answer);
    } catch (IOException e) {
      throw new UncheckedIOException(what, e);
    }
  }

  static String brief(String text) {
    return text.length() < 200 ? text : text.substring(0, 200) + "…";
  }
}
