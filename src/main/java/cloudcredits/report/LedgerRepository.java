package cloudcredits.report;

import cloudcredits.credit.ContractId;
import cloudcredits.report.JobRepository.EntryFact;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads a contract's entries as they stand in the ledger. */
final class LedgerRepository {

  private static final int ROWS_AT_A_TIME = 2_000;

  /**
   * Where the ledger ends.
   *
   * @param hash of the last posting, in hexadecimal
   */
  public record Head(long version, long lastEntry, String hash) {}

  Head head(Handle handle, ContractId contract) {
    return handle
        .createQuery(
            """
            select version, last_entry, encode(hash, 'hex') as hash
              from ledger_head where contract_id = :contract
            """)
        .bind("contract", contract)
        .mapTo(Head.class)
        .one();
  }

  /** Entries of a period, the latest first, those before an entry's number. */
  List<EntryFact> entries(
      Handle handle, ContractId contract, ZoneId zone, LedgerFilter filter, int most) {
    Query query =
        handle.createQuery(
            """
            select e.entry, e.grant_id as grant, g.kind, e.movement, e.credits, e.job_id as job,
                   p.name as person, s.name as service, e.effective_at, e.recorded_at
              from ledger_entry e
              join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
              left join job j on j.contract_id = e.contract_id and j.id = e.job_id
              left join person p on p.id = coalesce(j.person_id, g.holder_id)
              left join service s on s.key = j.service_key
             where e.contract_id = :contract
               and e.effective_at >= :begin and e.effective_at < :end%s
             order by e.entry desc
             limit :most
            """
                .formatted(conditions(filter)));
    return bind(query, contract, zone, filter).bind("most", most).mapTo(EntryFact.class).list();
  }

  /**
   * Hands on every entry of a period, the latest first, while they are read: by an index and
   * without sorting them first, however many there are.
   */
  void each(
      Handle handle,
      ContractId contract,
      ZoneId zone,
      LedgerFilter filter,
      Consumer<LedgerLine> each) {
    handle.execute("set transaction read only");
    handle.execute("set local enable_sort = off");
    Query query =
        handle
            .createQuery(
                """
                select e.entry, e.grant_id as grant, g.kind, e.movement, e.credits, e.job_id as job,
                       p.name as person, p.email, s.name as service, j.charge_code,
                       e.effective_at, e.recorded_at
                  from ledger_entry e
                  join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
                  left join job j on j.contract_id = e.contract_id and j.id = e.job_id
                  left join person p on p.id = coalesce(j.person_id, g.holder_id)
                  left join service s on s.key = j.service_key
                 where e.contract_id = :contract
                   and e.effective_at >= :begin and e.effective_at < :end%s
                 order by e.entry desc
                """
                    .formatted(conditions(filter)))
            .setFetchSize(ROWS_AT_A_TIME);
    bind(query, contract, zone, filter).mapTo(LedgerLine.class).useStream(s -> s.forEach(each));
  }

  private static Query bind(Query query, ContractId contract, ZoneId zone, LedgerFilter filter) {
    query
        .bind("contract", contract)
        .bind("begin", filter.period().begin(zone))
        .bind("end", filter.period().end(zone));
    filter.grant().ifPresent(grant -> query.bind("grant", grant));
    filter.movement().ifPresent(movement -> query.bind("movement", movement));
    filter.before().ifPresent(before -> query.bind("before", before));
    return query;
  }

  private static String conditions(LedgerFilter filter) {
    return (filter.grant().isPresent() ? " and e.grant_id = :grant" : "")
        + (filter.movement().isPresent() ? " and e.movement = :movement" : "")
        + (filter.before().isPresent() ? " and e.entry < :before" : "");
  }
}
