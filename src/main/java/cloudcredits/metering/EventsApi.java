package cloudcredits.metering;

import cloudcredits.account.ApiCaller;
import cloudcredits.ledger.Answer;
import cloudcredits.metering.FinishedJob.Reading;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** Jobs that have run already, reported as CloudEvents, one or many. */
public final class EventsApi {

  private static final String ONE = "application/cloudevents+json";
  private static final String MANY = "application/cloudevents-batch+json";
  private static final String STRUCTURED = "application/cloudevents";
  private static final int OK = 200;

  private final JsonApi api;
  private final MeteringService metering;
  private final Problems problems;

  EventsApi(JsonApi api, MeteringService metering, Problems problems) {
    this.api = api;
    this.metering = metering;
    this.problems = problems;
  }

  /** The answer to a delivery: what became of each event, in their order. */
  record Results(List<Result> results) {}

  /**
   * @param replayed the event was delivered before; nothing moved this time
   * @param body the charged job, or the problem
   */
  record Result(String source, String id, int status, boolean replayed, RawValue body) {}

  private record Prepared(String source, String id, Supplier<CompletableFuture<Reply>> step) {

    Pending queue() {
      return new Pending(source, id, step.get());
    }
  }

  private record Pending(String source, String id, CompletableFuture<Reply> reply) {}

  /** In structured or binary mode, or a batch: the content type says which. */
  public void events(Context ctx) {
    Map<String, String> headers = ctx.headerMap();
    if (BinaryEvent.isOne(headers) && !JsonApi.type(ctx).startsWith(STRUCTURED)) {
      api.answer(
          ctx,
          Set.of(JsonApi.JSON),
          (caller, data) -> events(caller, BinaryEvent.of(headers, data)));
    } else {
      api.answer(ctx, Set.of(ONE, MANY), this::events);
    }
  }

  private Reply events(ApiCaller caller, JsonNode body) {
    int size = body.isArray() ? body.size() : 1;
    if (size < 1 || size > Batch.MOST) {
      String words = "Send 1 to %d events.".formatted(Batch.MOST);
      return Reply.first(problems.of(ProblemType.INVALID_REQUEST, words));
    }
    List<JsonNode> events =
        body.isArray() ? StreamSupport.stream(body.spliterator(), false).toList() : List.of(body);
    List<Prepared> prepared = events.stream().map(event -> prepare(caller, event)).toList();
    return results(prepared.stream().map(Prepared::queue).toList());
  }

  private Prepared prepare(ApiCaller caller, JsonNode event) {
    return switch (FinishedJob.read(caller, event)) {
      case Reading.Read(FinishedJob(var source, var id, var key, var charge)) ->
          new Prepared(source, id, metering.prepare(caller, key, charge));
      case Reading.Unreadable(var source, var id, var wrong) ->
          new Prepared(
              source,
              id,
              MeteringService.answered(
                  Reply.first(problems.of(ProblemType.INVALID_REQUEST, wrong))));
    };
  }

  /** Where one event is not decided yet, the whole delivery is to come again: nothing is lost. */
  private Reply results(List<Pending> events) {
    var deadline = new Deadline();
    var results = new ArrayList<Result>();
    for (Pending event : events) {
      Reply reply = deadline.await(event.reply()).orElseGet(() -> BatchApi.busy(problems));
      if (reply.isLater()) {
        return BatchApi.busy(problems);
      }
      results.add(
          new Result(
              event.source(),
              event.id(),
              reply.answer().status(),
              reply.again(),
              Batch.raw(reply)));
    }
    return Reply.first(new Answer(OK, Json.bytes(new Results(results))));
  }
}
