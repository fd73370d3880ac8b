package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Right;
import cloudcredits.contract.Visit;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Terms;
import cloudcredits.report.ReportRepository.Attention;
import cloudcredits.report.ReportRepository.SharedGrant;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What needs a person, from facts alone, in the order of its dates. */
public final class Needs {

  /** One thing to do, and where. */
  public record Need(
      LocalDate on, When when, String title, String text, String step, String href) {}

  private static final int SOON = 60;

  /** What only those can do something about who may buy. */
  private static final Set<String> BUYERS = Set.of("quote", "confirm", "undelivered", "approval");

  private final Contract contract;
  private final PersonId visitor;
  private final Overview overview;
  private final LocalDate today;
  private final List<Need> needs = new ArrayList<>();

  private Needs(Contract contract, PersonId visitor, Overview overview) {
    this.contract = contract;
    this.visitor = visitor;
    this.overview = overview;
    this.today = contract.dayOf(overview.now());
  }

  /** What this visitor can do something about: requests are decided by whoever may set caps. */
  static List<Need> of(Visit visit, PersonId visitor, Overview overview) {
    var needs = new Needs(visit.contract(), visitor, overview);
    overview.attention().stream()
        .filter(fact -> !fact.kind().equals("request") || visit.may(Right.CAPS))
        .filter(fact -> !BUYERS.contains(fact.kind()) || visit.may(Right.BUY))
        .forEach(needs::attention);
    needs.activity();
    needs.lapses();
    return needs.needs.stream().sorted(Comparator.comparing(Need::on)).toList();
  }

  private void attention(Attention fact) {
    LocalDate on = contract.dayOf(fact.at());
    switch (fact.kind()) {
      case "request" ->
          add(
              on,
              fact.who()
                  + " asks for "
                  + Format.credits(Credits.of(new BigDecimal(fact.amount())))
                  + " more",
              "Shared credits beyond the cap.",
              "Decide the request",
              "/people/requests");
      case "refused" ->
          add(
              on,
              Format.plural("job", Long.parseLong(fact.amount())) + " refused in 14 days",
              "The last one on " + Format.shortDate(on) + ".",
              "See whose and why",
              "/usage/jobs?period=30d&state=refused");
      case "unpermitted" -> unpermitted(on, fact);
      case "quote" -> quote(on, fact);
      case "confirm" -> confirm(on, fact);
      case "undelivered" -> undelivered(on, fact);
      case "approval" -> approval(on, fact);
      default -> throw new IllegalStateException("unknown: " + fact.kind());
    }
  }

  private void unpermitted(LocalDate on, Attention fact) {
    long people = Long.parseLong(fact.amount());
    add(
        on,
        people == 1
            ? fact.who() + " is seated without permission"
            : Format.plural("person", "people", people) + " seated without permission",
        "They can’t run tasks that use credits.",
        "Give the permission",
        "/people");
  }

  /** Dated on the last day on which it can be accepted. */
  private void quote(LocalDate on, Attention fact) {
    String[] parts = fact.amount().split(" ");
    Credits credits = Credits.of(new BigDecimal(parts[1]));
    add(
        on,
        fact.who() + " offers " + Format.creditsInWords(credits),
        "The offer ends on this day.",
        "Accept or decline",
        "/quotes/" + parts[0]);
  }

  /** Dated on the last day on which it can be confirmed; whoever accepted does not confirm. */
  private void confirm(LocalDate on, Attention fact) {
    String[] parts = fact.amount().split(" ");
    String credits = Format.creditsInWords(Credits.of(new BigDecimal(parts[1])));
    boolean own = parts[2].equals(visitor.toString());
    add(
        on,
        own
            ? "Your acceptance of " + credits + " waits"
            : fact.who() + " accepts a quote for " + credits,
        "It can be confirmed until this day" + (own ? ", by somebody else." : "."),
        own ? "See the quote" : "Confirm or decline",
        "/quotes/" + parts[0]);
  }

  /** Dated on the day on which it was accepted. */
  private void undelivered(LocalDate on, Attention fact) {
    String[] parts = fact.amount().split(" ");
    Credits credits = Credits.of(new BigDecimal(parts[1]));
    add(
        on,
        fact.who() + " has not delivered " + Format.creditsInWords(credits),
        "Accepted on this day. Ask them, or take the acceptance back.",
        "See the quote",
        "/quotes/" + parts[0]);
  }

  /** Dated on the last day on which it can be approved; whoever asked does not approve. */
  private void approval(LocalDate on, Attention fact) {
    String[] parts = fact.amount().split(" ");
    String credits = Format.creditsInWords(Credits.of(new BigDecimal(parts[1])));
    boolean own = parts[2].equals(visitor.toString());
    add(
        on,
        own ? "Your order of " + credits + " waits" : fact.who() + " asks to buy " + credits,
        "It can be approved until this day" + (own ? ", by somebody else." : "."),
        own ? "See the order" : "Approve or decline",
        "/orders/" + parts[0]);
  }

  private void activity() {
    Terms terms = contract.terms();
    switch (terms.at(overview.now())) {
      case ACTIVE -> terms.runningAt(overview.now()).ifPresent(this::renewal);
      case LAPSED ->
          terms.terms().stream()
              .map(Terms.Term::renewalOn)
              .filter(day -> !day.isAfter(today))
              .max(LocalDate::compareTo)
              .ifPresent(day -> over(day, "The contract has lapsed"));
      case CANCELLED ->
          terms
              .cancelledAt()
              .map(contract::dayOf)
              .ifPresent(day -> over(day, "The contract was cancelled"));
      case NOT_STARTED -> {}
    }
  }

  private void renewal(Terms.Term term) {
    if (term.renewalOn().isBefore(today.plusDays(SOON))
        && contract.terms().terms().stream()
            .noneMatch(t -> t.startsOn().equals(term.renewalOn()))) {
      add(
          term.renewalOn(),
          "The contract ends unless it is renewed",
          "After that nothing can be used until it is.",
          "See what is left",
          "#grants");
    }
  }

  private void over(LocalDate on, String title) {
    add(
        on,
        title,
        "Nothing can be used or bought. Reports stay.",
        "See what was used",
        "/usage?period=term");
  }

  private void lapses() {
    if (overview.runway().pace().isPresent()) {
      Map<LocalDate, Credits> lapses = new TreeMap<>();
      overview.runway().wouldLapse().forEach(l -> lapses.merge(l.on(), l.credits(), Credits::plus));
      lapses.forEach((on, credits) -> lapse(on, Format.creditsInWords(credits) + " would lapse"));
    } else {
      Map<LocalDate, Credits> expiring = new TreeMap<>();
      overview.grants().stream()
          .filter(grant -> grant.available().isPositive())
          .forEach(grant -> expiring.merge(expiry(grant), grant.available(), Credits::plus));
      expiring.forEach((on, credits) -> lapse(on, Format.creditsInWords(credits) + " expire"));
    }
  }

  private LocalDate expiry(SharedGrant grant) {
    return contract.dayOf(grant.expiresAt());
  }

  private void lapse(LocalDate on, String title) {
    if (on.isBefore(today.plusDays(SOON))) {
      add(on, title, "Bring jobs forward or raise a cap.", "See who has how much left", "/usage");
    }
  }

  private void add(LocalDate on, String title, String text, String step, String href) {
    String address = href.startsWith("#") ? href : "/contracts/" + contract.number() + href;
    needs.add(new Need(on, When.shortDate(on), title, text, step, address));
  }
}
