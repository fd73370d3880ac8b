package cloudcredits.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Turns away what no handler should ever have to think about, before any route is asked. */
final class RequestCheck {

  /** The most that a form or a JSON body may weigh, in bytes. */
  static final long LARGEST_BODY = 1 << 20;

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE");

  private RequestCheck() {}

  /**
   * @throws Refusal when the request is malformed or too large
   */
  static void check(Context ctx) {
    if (!METHODS.contains(ctx.req().getMethod()) || ctx.header("X-HTTP-Method-Override") != null) {
      throw Refusal.bad("error.method");
    }
    Utf8.checkEscapes(ctx.req().getRequestURI());
    Utf8.checkEscapes(Optional.ofNullable(ctx.queryString()).orElse(""));
    if (WITH_BODY.contains(ctx.req().getMethod())) {
      body(ctx);
    }
  }

  private static void body(Context ctx) {
    if (ctx.req().getContentLengthLong() > LARGEST_BODY) {
      throw new Refusal(HttpStatus.CONTENT_TOO_LARGE, Messages.text("error.413.text"));
    }
    String type =
        Optional.ofNullable(ctx.header("Content-Type")).orElse("").toLowerCase(Locale.ROOT);
    if (type.startsWith("multipart/")) {
      requireBoundary(type);
      return;
    }
    requireUtf8(type);
    String text = Utf8.text(ctx.bodyAsBytes());
    if (ctx.isFormUrlencoded()) {
      Utf8.checkEscapes(new String(ctx.bodyAsBytes(), StandardCharsets.ISO_8859_1));
    } else if (Errors.isApi(ctx) && !text.isEmpty() && !isJson(type)) {
      throw new Refusal(HttpStatus.UNSUPPORTED_MEDIA_TYPE, Messages.text("error.415.text"));
    }
  }

  private static void requireBoundary(String type) {
    if (parameter(type, "boundary").isEmpty()) {
      throw Refusal.bad("error.boundary");
    }
  }

  private static void requireUtf8(String type) {
    if (!parameter(type, "charset").orElse("utf-8").equals("utf-8")) {
      throw Refusal.bad("error.charset");
    }
  }

  private static Optional<String> parameter(String type, String name) {
    return Arrays.stream(type.split(";"))
        .skip(1)
        .map(String::strip)
        .filter(parameter -> parameter.startsWith(name + "="))
        .map(parameter -> parameter.substring(name.length() + 1).replace("\"", "").strip())
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static boolean isJson(String type) {
    String essence = type.split(";")[0].strip();
    return essence.equals("application/json")
        || (essence.startsWith("application/") && essence.endsWith("+json"));
  }
}
