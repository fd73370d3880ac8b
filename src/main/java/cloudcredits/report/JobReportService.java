package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.report.JobRepository.DrawFact;
import cloudcredits.report.JobRepository.EntryFact;
import cloudcredits.report.JobRepository.JobFact;
import cloudcredits.report.ReportRepository.Sum;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads what one person or one job is about. */
public final class JobReportService {

  /** How many jobs stand on a page of them. */
  static final int SIZE = 25;

  private final ReportService reports;
  private final Clock clock;
  private final ReportRepository use = new ReportRepository();
  private final JobRepository jobs = new JobRepository();

  public JobReportService(ReportService reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * One person on a contract.
   *
   * @param sums what was used in the period, by service
   * @param jobs a page of them, of all times
   */
  record OfPerson(
      Holdings holdings, Instant now, List<Sum> sums, List<JobFact> jobs, long jobsInAll) {}

  /**
   * A person's own credits.
   *
   * @param held of the shared ones that the cap counts this month, those of running jobs
   * @param obstacle why nothing can be used now, in words
   */
  record Own(
      Holdings holdings,
      Optional<String> obstacle,
      Credits held,
      Instant now,
      List<JobFact> jobs,
      long jobsInAll) {}

  /** A job with what the ledger says of it. */
  record OfJob(JobFact job, Instant now, List<DrawFact> draws, List<EntryFact> entries) {}

  /** Somebody who has, or had, a seat or a job on the contract. */
  Optional<UsagePerson> person(Contract contract, PersonId id) {
    return reports.read(
        contract,
        (handle, _) ->
            use.people(handle, contract.id()).stream()
                .filter(person -> person.id().equals(id))
                .findFirst());
  }

  OfPerson of(Contract contract, PersonId person, UsagePeriod period, long offset) {
    UsageFilter filter = UsageFilter.ofPerson(person.value(), period);
    Instant now = clock.instant();
    return reports.read(
        contract,
        (handle, book) ->
            new OfPerson(
                Holdings.of(book, person, now),
                now,
                use.sums(handle, contract.id(), contract.zone(), filter, "quarter").stream()
                    .filter(sum -> !sum.bar())
                    .toList(),
                jobs.of(handle, contract.id(), person, SIZE, offset),
                jobs.count(handle, contract.id(), person)));
  }

  Own own(Contract contract, PersonId person, int most, long offset) {
    Instant now = clock.instant();
    return reports.read(
        contract,
        (handle, book) ->
            new Own(
                Holdings.of(book, person, now),
                book.rules().refusalOf(person, now).map(refusal -> refusal.words()),
                jobs.sharedHeld(handle, contract.id(), person, YearMonth.from(contract.dayOf(now))),
                now,
                jobs.of(handle, contract.id(), person, most, offset),
                jobs.count(handle, contract.id(), person)));
  }

  Optional<OfJob> job(Contract contract, UUID id) {
    Instant now = clock.instant();
    return reports.read(
        contract,
        (handle, _) ->
            jobs.find(handle, contract.id(), id)
                .map(
                    job ->
                        new OfJob(
                            job,
                            now,
                            jobs.draws(handle, contract.id(), id),
                            jobs.entriesOf(handle, contract.id(), id))));
  }
}
