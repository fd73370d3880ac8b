package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.contract.Contract;
import cloudcredits.contract.Right;
import cloudcredits.contract.Visit;
import cloudcredits.credit.Book;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Fund;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Pool;
import cloudcredits.report.Needs.Need;
import cloudcredits.report.ReportRepository.SharedGrant;
import cloudcredits.rollup.Total;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The overview, ready to print.
 *
 * @param tested how good the projection of a quarter ago was
 * @param endedGrants of the drawing, those of which nothing is left
 */
public record OverviewPage(
    String heading,
    String text,
    Optional<Step> buy,
    List<Figure> figures,
    Optional<RunwayDrawing> runway,
    Optional<String> tested,
    List<Need> past,
    When today,
    List<Need> ahead,
    List<GrantRow> grants,
    GrantRow allGrants,
    List<GrantRow> endedGrants,
    List<ServiceRow> services,
    String used,
    String usage) {

  /** A way to go on. */
  public record Step(String label, String href) {}

  public record Figure(
      String label, String value, String unit, String note, boolean hero, boolean act) {}

  public record GrantRow(
      String name,
      When expires,
      String note,
      String granted,
      String used,
      String held,
      String lapsed,
      String available,
      String wouldLapse,
      boolean act) {}

  public record ServiceRow(String name, String href, String used) {}

  static OverviewPage of(Visit visit, PersonId visitor, Overview overview, List<Service> services) {
    Contract contract = visit.contract();
    LocalDate today = contract.dayOf(overview.now());
    List<Need> needs = Needs.of(visit, visitor, overview);
    String path = "/contracts/" + contract.number();
    List<SharedGrant> current = overview.grants().stream().filter(OverviewPage::isCurrent).toList();
    List<SharedGrant> ended =
        overview.grants().stream().filter(grant -> !isCurrent(grant)).toList();
    return new OverviewPage(
        RunwayWords.heading(overview.runway()),
        text(needs, overview.runway()),
        visit.may(Right.BUY) ? buy(overview.runway(), path) : Optional.empty(),
        figures(contract, overview),
        overview.runway().facts().layers().isEmpty()
            ? Optional.empty()
            : Optional.of(RunwayDrawing.of(overview.runway())),
        BackTest.of(overview.runway().facts()).map(BackTest::words),
        needs.stream().filter(need -> need.on().isBefore(today)).toList(),
        When.shortDate(today),
        needs.stream().filter(need -> !need.on().isBefore(today)).toList(),
        rows(current, contract, overview.runway()),
        all(current, overview.runway()),
        rows(ended, contract, overview.runway()),
        services(overview.services(), services, path),
        Format.credits(sum(overview.services().stream().map(Total::used).toList())),
        path + "/usage");
  }

  static boolean isCurrent(SharedGrant grant) {
    return grant.available().isPositive() || grant.held().isPositive();
  }

  private static String text(List<Need> needs, Runway runway) {
    String need =
        needs.isEmpty()
            ? "Nothing needs you today."
            : Format.plural("thing needs", "things need", needs.size()) + " you.";
    int packs = runway.packsToLast();
    String then =
        packs == 0
            ? ""
            : switch (runway.withPacks(packs).verdict()) {
              case Verdict.Lasts(LocalDate renewal, Credits _) ->
                  " %s would carry the contract to %s."
                      .formatted(Format.plural("pack", packs), Format.date(renewal));
              case Verdict.RunsDry dry ->
                  " %s would last until %s."
                      .formatted(Format.plural("pack", packs), Format.date(dry.on()));
              case Verdict.NotActive _,
                  Verdict.NoCredits _,
                  Verdict.UsedUp _,
                  Verdict.TooLittleHistory _,
                  Verdict.NothingUsed _ ->
                  "";
            };
    return need + then;
  }

  private static Optional<Step> buy(Runway runway, String path) {
    int packs = runway.packsToLast();
    return switch (runway.verdict()) {
      case Verdict.NotActive _,
          Verdict.Lasts _,
          Verdict.NothingUsed _,
          Verdict.TooLittleHistory _ ->
          Optional.empty();
      case Verdict.NoCredits _, Verdict.UsedUp _, Verdict.RunsDry _ ->
          Optional.of(
              packs > 0
                  ? new Step("Buy " + Format.plural("pack", packs), path + "/buy?packs=" + packs)
                  : new Step("Buy credits", path + "/buy"));
    };
  }

  private static List<Figure> figures(Contract contract, Overview overview) {
    Book book = overview.book();
    var figures = new ArrayList<Figure>();
    Credits held = Holdings.held(book, Pool.SHARED);
    figures.add(
        new Figure(
            "Shared credits available",
            Format.credits(Holdings.available(book, Pool.SHARED, overview.now())),
            "credits",
            held.isPositive()
                ? "and " + Format.credits(held) + " held for running jobs"
                : "nothing held for running jobs",
            true,
            false));
    figures.add(dryOut(overview.runway()));
    figures.add(lapse(overview.runway()));
    figures.add(individual(contract, overview));
    return figures;
  }

  private static Figure dryOut(Runway runway) {
    String pace =
        runway.pace().map(p -> ", at " + RunwayWords.rate(p.mean()) + " a day").orElse("");
    return switch (runway.verdict()) {
      case Verdict.RunsDry dry ->
          new Figure(
              dry.byExpiry() ? "The last expire on" : "Run dry, about",
              Format.shortDate(dry.on()),
              Integer.toString(dry.on().getYear()),
              "in " + RunwayWords.days(dry.days()) + pace,
              false,
              true);
      case Verdict.Lasts(LocalDate renewal, Credits _) ->
          new Figure(
              "Last to the renewal",
              Format.shortDate(renewal),
              Integer.toString(renewal.getYear()),
              Format.relative(renewal, runway.today()) + pace,
              false,
              false);
      case Verdict.UsedUp _ -> none("Run dry", "now", "nothing is left");
      case Verdict.NoCredits _ -> none("Run dry", "—", "nothing bought yet");
      case Verdict.NotActive _ -> none("Run dry", "—", "the contract is not active");
      case Verdict.TooLittleHistory _ ->
          none("Run dry", "—", "told after " + Pace.FEWEST_WEEKS + " whole weeks of use");
      case Verdict.NothingUsed _ ->
          none("Run dry", "—", "nothing used in " + Pace.WEEKS + " weeks");
    };
  }

  private static Figure none(String label, String value, String note) {
    return new Figure(label, value, "", note, false, false);
  }

  private static Figure lapse(Runway runway) {
    boolean told = runway.projection().isPresent();
    return runway.wouldLapse().stream()
        .min(Comparator.comparing(Runway.Lapse::on))
        .map(
            lapse ->
                new Figure(
                    "Would lapse on " + Format.date(lapse.on()),
                    Format.credits(lapse.credits()),
                    "credits",
                    "of grant "
                        + lapse.grant()
                        + ", "
                        + Format.relative(lapse.on(), runway.today()),
                    false,
                    true))
        .orElseGet(
            () ->
                none(
                    "Would lapse",
                    told ? "0" : "—",
                    told ? "at this pace, up to the renewal" : "nobody can tell now"));
  }

  private static Figure individual(Contract contract, Overview overview) {
    Book book = overview.book();
    List<Fund> funds =
        book.funds().stream().filter(f -> f.grant().pool() == Pool.INDIVIDUAL).toList();
    List<Fund> some =
        funds.stream().filter(f -> f.availableAt(overview.now()).isPositive()).toList();
    List<Credits> suspended =
        some.stream()
            .filter(
                f ->
                    book.rules()
                        .refusalOf(f.grant().holder().orElseThrow(), overview.now())
                        .isPresent())
            .map(f -> f.availableAt(overview.now()))
            .toList();
    Credits all = sum(some.stream().map(f -> f.availableAt(overview.now())).toList());
    String people =
        some.isEmpty()
            ? "nobody has any left"
            : Format.plural("person still has", "people still have", some.size()) + " some";
    return none(
        "Individual credits left",
        Format.credits(all),
        suspended.isEmpty()
            ? people
            : people + ", " + Format.credits(sum(suspended)) + " suspended");
  }

  static List<GrantRow> rows(List<SharedGrant> grants, Contract contract, Runway runway) {
    return grants.stream().map(grant -> grant(grant, contract, runway)).toList();
  }

  private static GrantRow grant(SharedGrant grant, Contract contract, Runway runway) {
    Credits lapse =
        sum(
            runway.wouldLapse().stream()
                .filter(l -> l.grant() == grant.id())
                .map(Runway.Lapse::credits)
                .toList());
    return new GrantRow(
        "Grant " + grant.id(),
        When.date(grant.expiresAt(), contract.zone()),
        source(grant)
            + " "
            + Format.date(grant.grantedAt(), contract.zone())
            + ", "
            + reason(grant),
        Format.credits(grant.credits()),
        Format.credits(grant.used()),
        Format.credits(grant.held()),
        Format.credits(grant.lapsed()),
        Format.credits(grant.available()),
        Format.credits(lapse),
        lapse.isPositive());
  }

  private static String source(SharedGrant grant) {
    return switch (grant.source()) {
      case "order" -> "Bought";
      case "replacement" -> "Replaced";
      default -> "Granted";
    };
  }

  private static String reason(SharedGrant grant) {
    return switch (grant.expiryReason()) {
      case "one_year" -> "one year";
      case "renewal" -> "renewal comes first";
      case "replacement" -> "for returned credits";
      default -> "no expiry";
    };
  }

  static GrantRow all(List<SharedGrant> grants, Runway runway) {
    return new GrantRow(
        Format.plural("grant", grants.size()),
        When.date(runway.today()),
        "",
        Format.credits(sum(grants.stream().map(SharedGrant::credits).toList())),
        Format.credits(sum(grants.stream().map(SharedGrant::used).toList())),
        Format.credits(sum(grants.stream().map(SharedGrant::held).toList())),
        Format.credits(sum(grants.stream().map(SharedGrant::lapsed).toList())),
        Format.credits(sum(grants.stream().map(SharedGrant::available).toList())),
        Format.credits(runway.lapsing()),
        runway.lapsing().isPositive());
  }

  private static List<ServiceRow> services(List<Total> sums, List<Service> services, String path) {
    return sums.stream()
        .filter(sum -> !sum.used().isZero())
        .sorted(Comparator.comparing(Total::used).reversed())
        .map(
            sum ->
                new ServiceRow(
                    services.stream()
                        .filter(service -> service.key().equals(sum.key()))
                        .map(Service::name)
                        .findFirst()
                        .orElse(sum.key()),
                    path + "/usage?by=user&service=" + sum.key(),
                    Format.credits(sum.used())))
        .toList();
  }

  private static Credits sum(List<Credits> credits) {
    return Credits.sum(credits);
  }
}
