package cloudcredits.ledger;

import cloudcredits.credit.Balance;
import cloudcredits.credit.Book;
import cloudcredits.credit.Cap;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.Fund;
import cloudcredits.credit.Grant;
import cloudcredits.credit.Grant.Origin;
import cloudcredits.credit.Grant.Source;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.Job;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Pool;
import cloudcredits.credit.Rules;
import cloudcredits.credit.SharedUse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;
import org.jdbi.v3.core.statement.Query;

/** Reads a contract's book: the funds that are not exhausted, the open jobs, what caps count. */
final class BookRepository {

  private static final String FUND =
      """
      select g.id, g.kind, g.holder_id, g.credits, g.granted_at, g.expires_at, g.expiry_reason,
             g.source, g.source_ref, b.available, b.held, b.used, b.lapsed
        from credit_grant g
        join grant_balance b on b.contract_id = g.contract_id and b.grant_id = g.id
       where g.contract_id = :contract
      """;

  private static final String JOB =
      """
      select j.id, j.person_id, j.group_id, j.state, j.held_until, d.grant_id, g.kind, d.month,
             d.held, d.used, d.returned
        from job j
        left join job_draw d on d.contract_id = j.contract_id and d.job_id = j.id
        left join credit_grant g on g.contract_id = d.contract_id and g.id = d.grant_id
       where j.contract_id = :contract
      """;

  private static final String AND_OPEN =
      "and j.id in (select job_id from open_hold where contract_id = :contract)";

  private static final String IN_ORDER = " order by j.id, d.ordinal";

  private final RulesRepository rules = new RulesRepository();
  private final int replacementDays;

  BookRepository(int replacementDays) {
    this.replacementDays = replacementDays;
  }

  Book load(Handle handle, Head head, Instant now) {
    Rules loaded = rules.load(handle, head.contract());
    SharedUse use = sharedUse(handle, head.contract(), loaded, now);
    var book = new Book(loaded, replacementDays, head.lastGrant(), use);
    funds(handle, head.contract(), "and (b.available > 0 or b.held > 0)").forEach(book::remember);
    openJobs(handle, head.contract()).forEach(book::remember);
    return book;
  }

  /** Every fund of the contract, in the order of the grants. */
  List<Fund> funds(Handle handle, ContractId contract) {
    return funds(handle, contract, "order by g.id");
  }

  /** Puts jobs into the book that it does not have, with the funds they were drawn from. */
  void recall(Handle handle, ContractId contract, Book book, Collection<JobId> jobs) {
    List<JobId> missing = jobs.stream().filter(id -> book.job(id).isEmpty()).distinct().toList();
    if (missing.isEmpty()) {
      return;
    }
    List<Job> found = jobs(handle, contract, missing);
    List<GrantId> drawn =
        found.stream().flatMap(job -> job.draws().stream()).map(Job.Draw::grant).toList();
    recallFunds(handle, contract, book, drawn);
    found.forEach(book::remember);
  }

  /** Puts funds into the book that it does not have. */
  void recallFunds(Handle handle, ContractId contract, Book book, Collection<GrantId> grants) {
    List<GrantId> missing = grants.stream().filter(id -> !book.knows(id)).distinct().toList();
    if (!missing.isEmpty()) {
      handle
          .createQuery(FUND + "and g.id = any(:grants)")
          .bind("contract", contract)
          .bindArray("grants", GrantId.class, missing.toArray())
          .map(BookRepository::fund)
          .forEach(book::remember);
    }
  }

  /** Contracts whose clock work is waiting. */
  List<ContractId> due(Handle handle, Instant now) {
    return handle
        .createQuery(
            """
            select distinct contract_id from (
              select contract_id from open_hold where held_until <= :now
              union all
              select g.contract_id
                from credit_grant g
                join grant_balance b on b.contract_id = g.contract_id and b.grant_id = g.id
               where g.expires_at <= :now and b.available > 0) waiting
             order by contract_id
            """)
        .bind("now", now)
        .mapTo(ContractId.class)
        .list();
  }

  /** All months only where a cap counts all time: else this month's lines suffice. */
  private SharedUse sharedUse(Handle handle, ContractId contract, Rules loaded, Instant now) {
    var use = new SharedUse();
    if (loaded.caps().isEmpty()) {
      return use;
    }
    boolean ever = loaded.caps().stream().anyMatch(cap -> cap.period() == Cap.Period.EVER);
    LocalDate since = ever ? LocalDate.EPOCH : loaded.monthOf(now).atDay(1);
    handle
        .createQuery(
            """
            select month, person_id, group_id, credits from shared_use
             where contract_id = :contract and month >= :since
            """)
        .bind("contract", contract)
        .bind("since", since)
        .map(
            row ->
                Map.entry(
                    new SharedUse.Line(
                        YearMonth.from(row.getColumn("month", LocalDate.class)),
                        row.getColumn("person_id", PersonId.class),
                        row.getColumn("group_id", Integer.class)),
                    row.getColumn("credits", Credits.class)))
        .forEach(line -> use.add(line.getKey(), line.getValue()));
    return use;
  }

  private static List<Fund> funds(Handle handle, ContractId contract, String where) {
    return handle
        .createQuery(FUND + where)
        .bind("contract", contract)
        .map(BookRepository::fund)
        .list();
  }

  private static List<Job> openJobs(Handle handle, ContractId contract) {
    return jobs(handle.createQuery(JOB + AND_OPEN + IN_ORDER), contract);
  }

  private static List<Job> jobs(Handle handle, ContractId contract, List<JobId> ids) {
    var query = handle.createQuery(JOB + "and j.id = any(:jobs)" + IN_ORDER);
    return jobs(query.bindArray("jobs", JobId.class, ids.toArray()), contract);
  }

  private static List<Job> jobs(Query query, ContractId contract) {
    return query
        .bind("contract", contract)
        .reduceRows(new LinkedHashMap<JobId, Job>(), BookRepository::addDraw)
        .values()
        .stream()
        .toList();
  }

  private static Map<JobId, Job> addDraw(Map<JobId, Job> jobs, RowView row) {
    Job job = jobs.computeIfAbsent(row.getColumn("id", JobId.class), id -> job(id, row));
    if (row.getColumn("grant_id", Integer.class) != null) {
      jobs.put(job.id(), job.and(draw(row)));
    }
    return jobs;
  }

  private static Job job(JobId id, RowView row) {
    return new Job(
        id,
        row.getColumn("person_id", PersonId.class),
        Optional.ofNullable(row.getColumn("group_id", Integer.class)).orElse(SharedUse.NO_GROUP),
        row.getColumn("state", Job.State.class),
        Optional.ofNullable(row.getColumn("held_until", Instant.class)).orElse(Instant.MAX),
        List.of());
  }

  private static Job.Draw draw(RowView row) {
    return new Job.Draw(
        row.getColumn("grant_id", GrantId.class),
        row.getColumn("kind", Pool.class),
        YearMonth.from(row.getColumn("month", LocalDate.class)),
        row.getColumn("held", Credits.class),
        row.getColumn("used", Credits.class),
        row.getColumn("returned", Credits.class));
  }

  private static Fund fund(RowView row) {
    var expiry =
        new Expiry(
            Optional.ofNullable(row.getColumn("expires_at", Instant.class)),
            row.getColumn("expiry_reason", Expiry.Reason.class));
    var origin =
        new Origin(
            row.getColumn("source", Source.class), row.getColumn("source_ref", String.class));
    var grant =
        new Grant(
            row.getColumn("id", GrantId.class),
            row.getColumn("kind", Pool.class),
            Optional.ofNullable(row.getColumn("holder_id", PersonId.class)),
            row.getColumn("credits", Credits.class),
            row.getColumn("granted_at", Instant.class),
            expiry,
            origin);
    var balance =
        new Balance(
            row.getColumn("available", Credits.class),
            row.getColumn("held", Credits.class),
            row.getColumn("used", Credits.class),
            row.getColumn("lapsed", Credits.class));
    return new Fund(grant, balance);
  }
}
