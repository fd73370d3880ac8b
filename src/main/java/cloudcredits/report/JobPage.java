package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.credit.Job;
import cloudcredits.report.JobReportService.OfJob;
import cloudcredits.report.JobRepository.DrawFact;
import cloudcredits.report.JobRepository.EntryFact;
import cloudcredits.report.JobRepository.JobFact;
import cloudcredits.report.JobRepository.SettlementFact;
import cloudcredits.report.JobRepository.ShortageFact;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job with everything that is known of it, ready to print.
 *
 * @param person with a link for who may see others' use; empty on one's own page
 */
public record JobPage(
    String answer,
    String text,
    Optional<Link> person,
    List<Term> told,
    List<Term> facts,
    List<Draw> draws,
    List<EntryRow> entries) {

  public record Link(String label, String href) {}

  public record Term(String label, String value) {}

  public record Draw(String grant, String note, String held, String used, String returned) {}

  static JobPage of(OfJob facts, List<Service> services, ZoneId zone, Optional<Link> person) {
    JobFact job = facts.job();
    return new JobPage(
        answer(facts, services),
        JobWords.refusal(job, person.isEmpty()).orElse("Job " + job.id()),
        person,
        JobWords.given(job, services).stream()
            .map(given -> new Term(given.label(), given.value()))
            .toList(),
        terms(facts, services, zone, person.isEmpty()),
        facts.draws().stream().map(draw -> draw(draw, zone)).toList(),
        facts.entries().stream().map(entry -> EntryRow.of(entry, zone, "")).toList());
  }

  private static String answer(OfJob facts, List<Service> services) {
    JobFact job = facts.job();
    String service = JobWords.service(job, services);
    String cost = Format.creditsInWords(JobWords.cost(job, facts.now()));
    return job.state() == Job.State.REFUSED
        ? service + ": refused"
        : service + ": " + cost + ", " + JobWords.state(job, facts.now());
  }

  /**
   * @param own on the person's own page, where the contract's pool is not told
   */
  private static List<Term> terms(OfJob facts, List<Service> services, ZoneId zone, boolean own) {
    JobFact job = facts.job();
    var terms = new ArrayList<Term>();
    terms.add(new Term("State", JobWords.state(job, facts.now())));
    terms.add(new Term("Estimate", Format.creditsInWords(job.estimate())));
    if (job.state() != Job.State.REFUSED) {
      terms.add(new Term("Real cost", Format.creditsInWords(job.used())));
    }
    for (SettlementFact told : facts.settlements()) {
      String measured = JobWords.brief(job, told.variables(), services);
      terms.add(new Term("Settled by", measured + ": " + Format.creditsInWords(told.credits())));
    }
    if (!own) {
      facts.shortage().ifPresent(shortage -> terms.addAll(terms(shortage)));
    }
    if (job.returned().isPositive()) {
      terms.add(new Term("Reversed", Format.creditsInWords(job.returned())));
    }
    if (job.held().isPositive()) {
      terms.add(new Term("Held", Format.creditsInWords(job.held())));
    }
    terms.add(new Term("Rate", JobWords.rate(job, services).orElse("named by the service")));
    terms.add(new Term("Charge code", job.chargeCode().orElse("none")));
    job.groupName().ifPresent(group -> terms.add(new Term("Group then", group)));
    job.licence().ifPresent(licence -> terms.add(new Term("Licence", licence)));
    terms.add(
        new Term("Occurred", Format.dateTime(job.occurredAt(), zone) + ", by the service’s clock"));
    terms.add(new Term("Recorded", Format.dateTime(job.recordedAt(), zone)));
    job.finishedAt().ifPresent(at -> terms.add(new Term("Finished", Format.dateTime(at, zone))));
    job.heldUntil().ifPresent(at -> terms.add(new Term("Held until", Format.dateTime(at, zone))));
    return terms;
  }

  private static List<Term> terms(ShortageFact shortage) {
    var terms = new ArrayList<Term>();
    terms.add(new Term("Needed", Format.creditsInWords(shortage.needed())));
    terms.add(
        new Term(
            "Available then",
            "%s individual, %s shared"
                .formatted(
                    Format.credits(shortage.individual()), Format.credits(shortage.shared()))));
    shortage.capScope().ifPresent(_ -> terms.add(new Term("Stopped by", cap(shortage))));
    return terms;
  }

  private static String cap(ShortageFact shortage) {
    String whose = shortage.capOf().map(name -> "the cap of " + name).orElse("the contract’s cap");
    String over = shortage.capPeriod().filter("month"::equals).map(_ -> "a month").orElse("in all");
    return "%s: %s %s, %s used"
        .formatted(
            whose,
            Format.credits(shortage.capCredits().orElseThrow()),
            over,
            Format.credits(shortage.capUsed().orElseThrow()));
  }

  private static Draw draw(DrawFact draw, ZoneId zone) {
    String expires = draw.expiresAt().map(at -> ", expires " + Format.date(at, zone)).orElse("");
    return new Draw(
        "Grant " + draw.grant(),
        draw.kind() + expires,
        Format.credits(draw.held()),
        Format.credits(draw.used()),
        Format.credits(draw.returned()));
  }

  /** An entry of the ledger, ready to print. */
  public record EntryRow(
      String number,
      When when,
      String recorded,
      String movement,
      String grant,
      String who,
      Optional<String> job,
      String credits) {

    /**
     * @param jobs where jobs have their pages, "" where no link is wanted
     */
    static EntryRow of(EntryFact entry, ZoneId zone, String jobs) {
      boolean late = entry.recordedAt().isAfter(entry.effectiveAt());
      return new EntryRow(
          Format.number(entry.entry()),
          When.dateTime(entry.effectiveAt(), zone),
          late ? "recorded " + Format.dateTime(entry.recordedAt(), zone) : "",
          LedgerPage.words(entry.movement()),
          "Grant " + entry.grant() + ", " + entry.kind(),
          entry.person().map(p -> p + entry.service().map(s -> ", " + s).orElse("")).orElse(""),
          jobs.isEmpty() ? Optional.empty() : entry.job().map(id -> jobs + "/" + id),
          Format.credits(entry.credits()));
    }
  }
}
