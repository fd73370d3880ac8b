package cloudcredits.web;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
  private static final String NO_WORDS = "Something went wrong.\n";

  private final Map<String, String> headers;

  /** By status, looked up now: when there is something to say it may be too late. */
  private final Map<Integer, String> sentences;

  PlainErrors(Map<String, String> headers) {
    this.headers = headers;
    this.sentences =
        IntStream.range(400, 600).boxed().collect(Collectors.toMap(s -> s, PlainErrors::sentence));
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    headers.forEach(response.getHeaders()::put);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, TEXT);
    Content.Sink.write(
        response, true, sentences.getOrDefault(response.getStatus(), NO_WORDS), callback);
    return true;
  }

  private static String sentence(int status) {
    return status + " " + HttpStatus.getMessage(status) + ". " + ErrorPage.of(status).text() + "\n";
  }
}
