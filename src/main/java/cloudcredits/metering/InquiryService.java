package cloudcredits.metering;

import cloudcredits.account.ApiCaller;
import cloudcredits.credit.Book;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.ledger.LedgerService;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Answers what services and pages ask about jobs, grants and entries. Changes nothing. */
public final class InquiryService {

  private final Jdbi jdbi;
  private final LedgerService ledger;
  private final Clock clock;
  private final InquiryRepository inquiries = new InquiryRepository();
  private final UseInquiryService use;

  public InquiryService(Jdbi jdbi, LedgerService ledger, Clock clock) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.clock = clock;
    this.use = new UseInquiryService(jdbi, ledger);
  }

  /** A job of one of the caller's own services; others do not exist for it (rules §11). */
  Optional<JobView> job(ApiCaller caller, JobId id) {
    return AddressService.contractOf(id)
        .flatMap(
            contract ->
                jdbi.inTransaction(
                    tx ->
                        own(caller, inquiries.job(tx, contract, id, clock.instant()))
                            .map(row -> JobView.alone(row, inquiries.draws(tx, contract, id)))));
  }

  private static Optional<JobRow> own(ApiCaller caller, Optional<JobRow> job) {
    return job.filter(row -> caller.services().contains(row.service()));
  }

  PageOf<JobView> jobs(ApiCaller caller, JobFilter filter, int limit) {
    List<JobRow> found =
        jdbi.withHandle(
            tx -> inquiries.jobs(tx, filter, caller.services(), clock.instant(), limit + 1));
    return PageOf.of(found, limit, JobRow::id).map(JobView::inList);
  }

  Optional<Explanation> explanation(ApiCaller caller, JobId id) {
    return AddressService.contractOf(id)
        .flatMap(contract -> explanation(contract, id))
        .filter(found -> caller.services().contains(found.service()));
  }

  /** Why a job on this contract cost what it cost, or was refused; empty when there is none. */
  public Optional<Explanation> explanation(ContractId contract, JobId id) {
    return jdbi.inTransaction(
        tx ->
            inquiries
                .job(tx, contract, id, clock.instant())
                .map(job -> explanation(tx, contract, job)));
  }

  private Explanation explanation(Handle tx, ContractId contract, JobRow job) {
    return Explanation.of(
        job,
        job.rateVersion().flatMap(version -> inquiries.rate(tx, job.service(), version)),
        inquiries.shortage(tx, contract, job.id()),
        inquiries.settlements(tx, contract, job.id()),
        inquiries.draws(tx, contract, job.id()),
        inquiries.entriesOf(tx, contract, job.id()));
  }

  /** Jobs of others than the caller's own services are left unnamed (rules §11). */
  PageOf<EntryLine> entries(ApiCaller caller, ContractId contract, long after, int limit) {
    List<EntryLine> found =
        jdbi.withHandle(tx -> inquiries.entries(tx, contract, caller.services(), after, limit + 1));
    return PageOf.of(found, limit, EntryLine::entry);
  }

  /** With what the clock has made due since the last posting. */
  PageOf<GrantLine> grants(ContractId contract, int after, int limit) {
    List<GrantLine> found = jdbi.withHandle(tx -> inquiries.grants(tx, contract, after, limit + 1));
    return ledger.view(
        contract,
        (book, now) ->
            PageOf.of(found, limit, GrantLine::grant).map(line -> asOf(line, book, now)));
  }

  private static GrantLine asOf(GrantLine line, Book book, Instant now) {
    GrantId grant = line.grant();
    return book.knows(grant) ? line.with(book.fund(grant).asOf(now).balance()) : line;
  }

  UseView use(ApiCaller caller, ContractId contract, UseQuestion question) {
    return use.use(caller, contract, question);
  }

  BalanceView balance(ContractId contract, String number, Optional<PersonId> person) {
    return ledger.view(contract, (book, now) -> BalanceView.of(number, person, book, now));
  }
}
