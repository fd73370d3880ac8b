package cloudcredits.cap;

import cloudcredits.contract.Contract;
import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Means;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The requests for more of a contract, for whoever decides.
 *
 * @param path of this page
 */
public record AsksPage(
    String path, String people, String answer, List<Open> open, List<Closed> closed) {

  /**
   * One that waits.
   *
   * @param effects what granting does, and what else stands in the way, one sentence each
   * @param grant what the button says: it raises a cap, or there is none to raise
   * @param shownCredits the cap whose raise is shown, "" for none; and its period
   */
  public record Open(
      String action,
      String name,
      String email,
      String href,
      String credits,
      String reason,
      When askedAt,
      List<String> effects,
      String grant,
      String shownCredits,
      String shownPeriod) {}

  /** One that is over. */
  public record Closed(
      String name, String credits, String reason, String state, String by, Optional<When> at) {}

  /** A request and what the person could use now. */
  record Asked(Ask ask, Means means) {}

  static AsksPage of(Contract contract, List<Asked> open, List<Ask> closed) {
    String people = SettingsPath.people(contract);
    String path = people + "/requests";
    return new AsksPage(
        path,
        people,
        open.isEmpty()
            ? "No requests wait"
            : Format.plural("request waits", "requests wait", open.size()),
        open.stream().map(asked -> open(contract, path, people, asked)).toList(),
        closed.stream().map(ask -> closed(contract, ask)).toList());
  }

  private static Open open(Contract contract, String path, String people, Asked asked) {
    Ask ask = asked.ask();
    return new Open(
        path + "/" + ask.id(),
        ask.name(),
        ask.email(),
        people + "/" + ask.person(),
        Format.creditsInWords(ask.credits()),
        ask.reason(),
        When.dateTime(ask.askedAt(), contract.zone()),
        effects(ask, asked.means()),
        ask.raisedCap().map(cap -> "Raise the cap to " + cap.words()).orElse("Mark as met"),
        ask.cap().map(cap -> cap.credits().toString()).orElse(""),
        ask.cap().map(cap -> cap.period().name()).orElse(""));
  }

  private static List<String> effects(Ask ask, Means means) {
    var effects = new ArrayList<String>();
    effects.add(
        ask.cap()
            .map(
                cap ->
                    "Granting raises the cap from %s to %s, from now on."
                        .formatted(cap.words(), cap.plus(ask.credits()).words()))
            .orElse("There is no cap of the person’s own to raise."));
    means
        .cap()
        .filter(left -> left.cap().scope() != Cap.Scope.PERSON)
        .filter(left -> ask.credits().isMoreThan(left.credits()))
        .ifPresent(left -> effects.add(otherCap(left)));
    Credits pool = means.sharedCredits();
    if (ask.credits().isMoreThan(pool)) {
      effects.add(
          pool.isZero()
              ? "The contract has no shared credits left: some must be bought."
              : "The contract has only %s shared credits left: more must be bought."
                  .formatted(Format.credits(pool)));
    }
    return List.copyOf(effects);
  }

  private static String otherCap(Cap.Left left) {
    return "The cap of %s leaves only %s: it must be raised too."
        .formatted(left.cap(), Format.credits(left.credits()));
  }

  private static Closed closed(Contract contract, Ask ask) {
    return new Closed(
        ask.name(),
        Format.credits(ask.credits()),
        ask.reason(),
        words(ask.state()),
        ask.decidedBy().orElse(""),
        ask.decidedAt().map(at -> When.date(at, contract.zone())));
  }

  static String words(Ask.State state) {
    return switch (state) {
      case OPEN -> "Waits";
      case GRANTED -> "Granted";
      case DECLINED -> "Declined";
      case WITHDRAWN -> "Withdrawn";
    };
  }
}
