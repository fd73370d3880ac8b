package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.report.JobRepository.DrawFact;
import cloudcredits.report.JobRepository.EntryFact;
import cloudcredits.report.JobRepository.JobFact;
import cloudcredits.report.JobRepository.SettlementFact;
import cloudcredits.report.JobRepository.ShortageFact;
import cloudcredits.report.PeriodJobsRepository.JobOfPeriod;
import cloudcredits.report.ReportRepository.Option;
import cloudcredits.rollup.Total;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads what one person or one job is about. */
public final class JobReportService {

  /** How many jobs stand on a page of them. */
  static final int SIZE = 25;

  private final ReportService reports;
  private final Clock clock;
  private final ReportRepository use = new ReportRepository();
  private final UseService totals = new UseService();
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
      Holdings holdings, Instant now, List<Total> sums, List<JobFact> jobs, long jobsInAll) {}

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

  /**
   * The jobs behind a figure.
   *
   * @param totals what they charged in the period, in one row
   * @param jobs one more than a page of them, where there are more
   */
  record OfPeriod(
      UsageFilter filter,
      Instant now,
      List<Total> totals,
      List<JobOfPeriod> jobs,
      List<UsagePerson> people,
      boolean many,
      List<Option> options) {}

  /** A job with what the ledger says of it. */
  record OfJob(
      JobFact job,
      Instant now,
      List<SettlementFact> settlements,
      Optional<ShortageFact> shortage,
      List<DrawFact> draws,
      List<EntryFact> entries) {}

  /** Everybody who ever had a seat or asked for a job, by name. */
  List<UsagePerson> people(Contract contract) {
    return reports.people(contract);
  }

  /** Somebody who has, or had, a seat or a job on the contract. */
  Optional<UsagePerson> person(Contract contract, PersonId id) {
    return reports.read(
        contract,
        (handle, _) ->
            use.people(handle, contract.id(), contract.zone()).stream()
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
                totals.of(handle, contract, filter, now),
                jobs.of(handle, contract.id(), person, SIZE, offset),
                jobs.count(handle, contract.id(), person)));
  }

  /** Jobs from this one back, it excluded, or from the latest; with the totals of all of them. */
  OfPeriod of(Contract contract, UsageFilter filter, Optional<UUID> before) {
    Instant now = clock.instant();
    return reports.read(
        contract,
        (handle, _) ->
            new OfPeriod(
                filter,
                now,
                totals.of(handle, contract, filter, now, Set.of()),
                totals.jobs(handle, contract, filter, now, before, SIZE + 1),
                reports.choosable(handle, contract, filter),
                reports.many(handle, contract),
                use.options(handle, contract.id(), contract.zone())));
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
                            jobs.settlements(handle, contract.id(), id),
                            jobs.shortage(handle, contract.id(), id),
                            jobs.draws(handle, contract.id(), id),
                            jobs.entriesOf(handle, contract.id(), id))));
  }
}
