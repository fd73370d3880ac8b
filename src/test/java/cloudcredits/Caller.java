package cloudcredits;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;

/**
 * Sends requests in somebody's name and follows no redirect.
 *
 * @param headers what makes the portal know who it is: a cookie, a key, or nothing
 * @param csrf what this caller's forms carry
 */
public record Caller(URI address, Map<String, String> headers, String csrf) {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String FORM = "application/x-www-form-urlencoded";

  public HttpResponse<String> get(String path) {
    return send(request(path).build());
  }

  /** A form with these fields, and its token. */
  public HttpResponse<String> post(String path, String fields) {
    return post(path, FORM, "_csrf=" + csrf + "&" + fields);
  }

  /** The same without its token. */
  public HttpResponse<String> forge(String path) {
    return post(path, FORM, "");
  }

  public HttpResponse<String> postJson(String path, String body) {
    return post(path, "application/json", body);
  }

  public HttpResponse<String> post(String path, String type, String body) {
    return send(
        request(path)
            .header("Content-Type", type)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    // Not URI.resolve: what is sent must be what the test wrote.
    var builder = HttpRequest.newBuilder(URI.create(address + path));
    headers.forEach(builder::header);
    return builder;
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(request.toString(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
