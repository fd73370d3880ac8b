package cloudcredits.web;

import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the server answers where no request of ours came to be: one plain sentence. */
final class PlainErrors extends ErrorHandler {

  private static final String TEXT = "text/plain; charset=utf-8";

  private final Map<String, String> headers;

  PlainErrors(Map<String, String> headers) {
    this.headers = headers;
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    headers.forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, TEXT);
    Content.Sink.write(response, true, sentence(response.getStatus()), callback);
    return true;
  }

  private static String sentence(int status) {
    return status + " " + HttpStatus.getMessage(status) + ". " + ErrorPage.of(status).text() + "\n";
  }
}
