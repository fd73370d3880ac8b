package cloudcredits.metering;

import cloudcredits.account.ApiCaller;
import cloudcredits.ledger.Answer;
import cloudcredits.web.Gate;
import cloudcredits.web.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What all handlers of the API share: whose key it is, how often, what body, which headers. */
final class JsonApi {

  static final String JSON = "application/json";

  private static final byte[] NOTHING = {'{', '}'};
  private static final String SECONDS_TO_WAIT = "1";

  private final ApiThrottle throttle;
  private final Problems problems;

  JsonApi(ApiThrottle throttle, Problems problems) {
    this.throttle = throttle;
    this.problems = problems;
  }

  /** Answers a request without a body. */
  void answer(Context ctx, Function<ApiCaller, Answer> work) {
    ApiCaller caller = Gate.service(ctx, ApiCaller.class);
    send(
        ctx,
        throttle.admits(caller.id()) ? Reply.first(work.apply(caller)) : Reply.first(tooMany()));
  }

  /**
   * Answers a request with a JSON body of one of these types; no body at all is an empty object.
   */
  void answer(Context ctx, Set<String> types, BiFunction<ApiCaller, JsonNode, Reply> work) {
    ApiCaller caller = Gate.service(ctx, ApiCaller.class);
    send(
        ctx,
        throttle.admits(caller.id())
            ? withBody(ctx, types, body -> work.apply(caller, body))
            : Reply.first(tooMany()));
  }

  private Answer tooMany() {
    return problems.of(ProblemType.TOO_MANY_REQUESTS, ProblemType.TOO_MANY_REQUESTS.meaning());
  }

  private Reply withBody(Context ctx, Set<String> types, Function<JsonNode, Reply> work) {
    byte[] bytes = ctx.bodyAsBytes();
    if (bytes.length > 0 && !types.contains(type(ctx))) {
      String wanted = "Send " + String.join(" or ", types.stream().sorted().toList()) + ".";
      return Reply.first(problems.of(ProblemType.UNSUPPORTED_CONTENT, wanted));
    }
    return switch (Json.parse(bytes.length == 0 ? NOTHING : bytes)) {
      case Json.Parsed.Tree(JsonNode node) -> work.apply(node);
      case Json.Parsed.Malformed(String why) ->
          Reply.first(problems.of(ProblemType.INVALID_REQUEST, why));
    };
  }

  /** The content type in lower case, without its parameters; empty when there is none. */
  static String type(Context ctx) {
    return Optional.ofNullable(ctx.contentType())
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  private static void send(Context ctx, Reply reply) {
    int status = reply.answer().status();
    ctx.status(status)
        .contentType(status < 400 ? JSON : Problem.CONTENT_TYPE)
        .header("Cache-Control", "no-store")
        .result(reply.answer().body());
    if (reply.again()) {
      ctx.header("Idempotency-Replayed", "true");
    }
    if (status == ProblemType.TOO_MANY_REQUESTS.status() || reply.isLater()) {
      ctx.header("Retry-After", SECONDS_TO_WAIT);
    }
  }
}
