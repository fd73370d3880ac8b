package cloudcredits.metering;

import cloudcredits.account.ApiCaller;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;

/** What moves credits, one call at a time, and the estimate of it. */
public final class MeteringApi {

  /** Where the API's own paths begin. */
  static final String ROOT = "/api/v1/";

  private static final Set<String> TYPES = Set.of(JsonApi.JSON);

  private final JsonApi api;
  private final MeteringService metering;
  private final EstimateService estimates;
  private final Problems problems;

  MeteringApi(JsonApi api, MeteringService metering, EstimateService estimates, Problems problems) {
    this.api = api;
    this.metering = metering;
    this.estimates = estimates;
    this.problems = problems;
  }

  public void estimate(Context ctx) {
    api.answer(ctx, TYPES, (caller, body) -> Reply.first(estimates.estimate(caller, body)));
  }

  /** Any step of a job: the path says which, as it does in a batch. */
  public void step(Context ctx) {
    Optional<String> header = Optional.ofNullable(ctx.header("Idempotency-Key"));
    String path = ctx.path().substring(ROOT.length());
    api.answer(ctx, TYPES, (caller, body) -> step(caller, header, path, body));
  }

  private Reply step(ApiCaller caller, Optional<String> header, String path, JsonNode body) {
    if (header.isEmpty()) {
      return problem(ProblemType.IDEMPOTENCY_KEY_MISSING);
    }
    return IdempotencyHeader.read(header.get())
        .map(key -> metering.submit(new Call(caller, key, path, body)))
        .map(reply -> new Deadline().await(reply).orElseGet(() -> problem(ProblemType.BUSY)))
        .orElseGet(() -> problem(ProblemType.IDEMPOTENCY_KEY_INVALID));
  }

  private Reply problem(ProblemType type) {
    return Reply.first(problems.of(type, type.meaning()));
  }
}
