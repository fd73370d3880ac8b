package cloudcredits.metering;

import cloudcredits.account.ApiCaller;
import cloudcredits.catalogue.InputProblem;
import cloudcredits.credit.Book;
import cloudcredits.credit.BurnDown.Part;
import cloudcredits.credit.Hold;
import cloudcredits.credit.Hold.Foreseen;
import cloudcredits.credit.JobId;
import cloudcredits.credit.Means;
import cloudcredits.credit.Refusal;
import cloudcredits.ledger.Answer;
import cloudcredits.ledger.LedgerService;
import cloudcredits.metering.Command.Order;
import cloudcredits.metering.Resolver.Finding;
import cloudcredits.metering.Resolver.Found;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says what a job would cost and who would pay. Changes nothing and promises nothing. */
public final class EstimateService {

  private static final int OK = 200;

  private final LedgerService ledger;
  private final Resolver resolver;
  private final Problems problems;

  EstimateService(LedgerService ledger, Resolver resolver, Problems problems) {
    this.ledger = ledger;
    this.resolver = resolver;
    this.problems = problems;
  }

  Answer estimate(ApiCaller caller, JsonNode json) {
    var body = new Body(json);
    Order order = CommandReader.order(body);
    List<InputProblem> wrong = body.problems();
    return wrong.isEmpty()
        ? estimate(caller, order)
        : problems.of(ProblemType.INVALID_REQUEST, wrong);
  }

  private Answer estimate(ApiCaller caller, Order order) {
    return switch (resolver.find(caller, order)) {
      case Finding.Lacking(Answer problem) -> problem;
      case Finding.Complete(Found found) ->
          ledger.view(
              found.contract(), (book, now) -> new Answer(OK, Json.bytes(of(found, book, now))));
    };
  }

  private Estimate of(Found found, Book book, Instant now) {
    JobId nobody = JobId.next(found.contract(), now);
    var hold =
        new Hold(
            nobody,
            found.person(),
            found.cost().credits(),
            found.chargeCode(),
            now.plus(Hold.LASTS));
    Means means = book.meansOf(found.person(), now);
    return switch (hold.foresee(book, now)) {
      case Foreseen.Yes(List<Part> parts) -> of(found, means, parts, Optional.empty());
      case Foreseen.No(Refusal refusal) -> of(found, means, List.of(), Optional.of(refusal));
    };
  }

  private Estimate of(Found found, Means means, List<Part> parts, Optional<Refusal> refusal) {
    return new Estimate(
        found.cost().credits(),
        found.cost().rateVersion(),
        found.cost().rateWords(),
        parts.stream().map(Estimate.Draw::of).toList(),
        Estimate.after(means, parts),
        refusal.map(why -> problems.members(why, means.individualCredits())));
  }
}
