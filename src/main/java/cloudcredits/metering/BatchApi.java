package cloudcredits.metering;

import cloudcredits.account.ApiCaller;
import cloudcredits.ledger.Answer;
import cloudcredits.metering.Batch.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Up to 1,000 operations in one request. */
public final class BatchApi {

  private static final int OK = 200;

  private final JsonApi api;
  private final MeteringService metering;
  private final Problems problems;

  BatchApi(JsonApi api, MeteringService metering, Problems problems) {
    this.api = api;
    this.metering = metering;
    this.problems = problems;
  }

  /** Each operation stands alone: what refuses one does not stop the others. */
  public void batch(Context ctx) {
    api.answer(ctx, Set.of(JsonApi.JSON), this::batch);
  }

  private Reply batch(ApiCaller caller, JsonNode body) {
    return switch (Batch.read(caller, body)) {
      case Batch.Reading.Read(List<Operation> operations) -> Reply.first(answers(operations));
      case Batch.Reading.Unreadable(var wrong) ->
          Reply.first(problems.of(ProblemType.INVALID_REQUEST, wrong));
    };
  }

  /** All are queued at one moment, before the first answer is awaited: they are posted together. */
  private Answer answers(List<Operation> operations) {
    List<Supplier<CompletableFuture<Reply>>> prepared =
        operations.stream().map(this::prepare).toList();
    List<CompletableFuture<Reply>> replies = prepared.stream().map(Supplier::get).toList();
    var deadline = new Deadline();
    return new Answer(
        OK,
        Json.bytes(
            new Batch.Answers(
                IntStream.range(0, operations.size())
                    .mapToObj(i -> answerTo(operations.get(i), replies.get(i), deadline))
                    .toList())));
  }

  private Supplier<CompletableFuture<Reply>> prepare(Operation operation) {
    return switch (operation) {
      case Operation.Readable(Call call) -> metering.prepare(call);
      case Operation.Unreadable(_, var wrong) ->
          MeteringService.answered(Reply.first(problems.of(ProblemType.INVALID_REQUEST, wrong)));
    };
  }

  private Batch.AnswerTo answerTo(
      Operation operation, CompletableFuture<Reply> reply, Deadline deadline) {
    return Batch.AnswerTo.of(
        operation.key(), deadline.await(reply).orElseGet(() -> busy(problems)));
  }

  static Reply busy(Problems problems) {
    return Reply.first(problems.of(ProblemType.BUSY, ProblemType.BUSY.meaning()));
  }
}
