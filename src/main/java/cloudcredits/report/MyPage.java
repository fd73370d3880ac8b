package cloudcredits.report;

import cloudcredits.cap.Ask;
import cloudcredits.catalogue.Service;
import cloudcredits.contract.Contract;
import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Grant;
import cloudcredits.report.JobReportService.Own;
import cloudcredits.web.Format;
import cloudcredits.web.Gauge;
import cloudcredits.web.Pager;
import cloudcredits.web.When;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A named user's own credits and jobs, ready to print. Nothing on it is anybody else's. */
public record MyPage(
    String heading,
    String text,
    String usable,
    String individual,
    String individualNote,
    String shared,
    String sharedUnit,
    String sharedNote,
    Optional<Gauge> gauge,
    Optional<Request> request,
    boolean mayAsk,
    List<JobRow> jobs,
    String jobsInAll,
    String path,
    String services,
    Pager pager) {

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH);

  /** What was asked for and is not decided yet. */
  public record Request(String credits, When on, String ago, String reason) {}

  static MyPage of(
      Contract contract,
      Own own,
      Optional<Ask> ask,
      boolean mayAsk,
      List<Service> services,
      Pager pager) {
    LocalDate today = contract.dayOf(own.now());
    Holdings left = own.holdings();
    String path = "/contracts/" + contract.number();
    return new MyPage(
        heading(own, today),
        text(own, today),
        Format.credits(left.all()),
        Format.credits(left.individual()),
        left.usable() ? "yours alone, given once" : "suspended",
        Format.credits(left.sharedAllowed()),
        personal(left).map(cap -> "of " + Format.credits(cap.cap().credits())).orElse("credits"),
        sharedNote(left, today),
        personal(left).filter(_ -> left.usable()).map(cap -> gauge(cap, own, today)),
        ask.map(open -> request(open, contract, today)),
        mayAsk,
        own.jobs().stream()
            .map(job -> JobRow.of(job, services, contract.zone(), own.now(), path + "/my/jobs"))
            .toList(),
        Format.plural("job", own.jobsInAll()),
        path + "/my",
        path + "/services",
        pager);
  }

  /** The person's own cap; a group's or the contract's would tell of others. */
  private static Optional<Cap.Left> personal(Holdings left) {
    return left.cap().filter(cap -> cap.cap().scope() == Cap.Scope.PERSON);
  }

  private static boolean startsAgain(Cap.Left cap) {
    return cap.cap().period() == Cap.Period.MONTH;
  }

  private static String heading(Own own, LocalDate today) {
    if (own.obstacle().isPresent()) {
      return "You can’t use credits now";
    }
    String all = "You can use " + Format.creditsInWords(own.holdings().all());
    return personal(own.holdings()).filter(MyPage::startsAgain).isPresent()
        ? all + " until the end of " + MONTH.format(today)
        : all + " now";
  }

  private static String text(Own own, LocalDate today) {
    return own.obstacle()
        .orElseGet(
            () ->
                personal(own.holdings())
                    .filter(MyPage::startsAgain)
                    .map(
                        cap ->
                            "On %s your shared cap starts again at %s."
                                .formatted(
                                    Format.date(today.plusMonths(1).withDayOfMonth(1)),
                                    Format.credits(cap.cap().credits())))
                    .orElse("Individual credits pay first, then shared ones."));
  }

  private static String sharedNote(Holdings left, LocalDate today) {
    return personal(left)
        .map(
            cap ->
                startsAgain(cap)
                    ? "left of your cap in " + MONTH.format(today)
                    : "left of your cap")
        .orElse("that you may use now");
  }

  private static Gauge gauge(Cap.Left cap, Own own, LocalDate today) {
    Credits limit = cap.cap().credits();
    Credits counted = limit.minus(cap.credits());
    Credits held = own.held().min(counted);
    Credits used = counted.minus(held);
    String period = startsAgain(cap) ? "in " + MONTH.format(today) : "in all";
    return new Gauge(
        "cap",
        "Shared cap %s: %s used, %s held and %s left of %s"
            .formatted(
                period,
                Format.credits(used),
                Format.credits(held),
                Format.credits(cap.credits()),
                Format.credits(limit)),
        startsAgain(cap) ? "since " + Format.shortDate(today.withDayOfMonth(1)) : "since the start",
        "cap " + Format.credits(limit) + (startsAgain(cap) ? " a month" : ""),
        used,
        held,
        limit);
  }

  private static Request request(Ask ask, Contract contract, LocalDate today) {
    LocalDate on = contract.dayOf(ask.askedAt());
    return new Request(
        Format.creditsInWords(ask.credits()) + " more",
        When.date(on),
        Format.relative(on, today),
        ask.reason());
  }

  /** What everybody is given once. */
  public String individualOf() {
    return "of " + Format.credits(Grant.INDIVIDUAL);
  }
}
