package cloudcredits.web;

import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;

/** Ends a request with an error status and words that the person, or the service, may read. */
public final class Refusal extends HttpResponseException {

  /**
   * @param words one or two plain sentences: what to do, never what the software thinks of it
   */
  public Refusal(HttpStatus status, String words) {
    super(status.getCode(), words);
  }

  /** 404: there is no such thing, or not for this visitor. */
  public static Refusal notFound() {
    return new Refusal(HttpStatus.NOT_FOUND, Messages.text("error.404.text"));
  }

  /** 400, with the words of this message key. */
  static Refusal bad(String key, Object... values) {
    return new Refusal(HttpStatus.BAD_REQUEST, Messages.text(key, values));
  }
}
