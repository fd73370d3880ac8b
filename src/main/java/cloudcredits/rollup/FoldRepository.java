package cloudcredits.rollup;

import cloudcredits.credit.ContractId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Folds, and knows up to where. The folding itself is the database's, which lets nobody else. */
final class FoldRepository {

  /** Empty rollups count as nothing folded, and so do those of days in another time zone. */
  Watermark watermark(Handle handle, ContractId contract, ZoneId zone) {
    return handle
        .createQuery(
            "select version, entry from usage_fold where contract_id = :contract and zone = :zone")
        .bind("contract", contract)
        .bind("zone", zone.getId())
        .mapTo(Watermark.class)
        .findOne()
        .orElse(Watermark.NONE);
  }

  /**
   * Folds the next entries, in the order of their postings.
   *
   * @return how many are left
   */
  long fold(Handle handle, ContractId contract, Instant now, long most) {
    return handle
        .createQuery("select fold_usage(:contract, :now, :most)")
        .bind("contract", contract)
        .bind("now", now)
        .bind("most", most)
        .mapTo(Long.class)
        .one();
  }

  /** Forgets all that is folded of a contract; answers 1. */
  int unfold(Handle handle, ContractId contract) {
    return handle
        .createQuery("select 1 from unfold_usage(:contract)")
        .bind("contract", contract)
        .mapTo(Integer.class)
        .one();
  }

  /** The contracts with many entries that are not folded, or with any for long. */
  List<ContractId> due(Handle handle, long many, Instant since) {
    return handle
        .createQuery(
            """
            select h.contract_id from ledger_head h
              left join usage_fold f on f.contract_id = h.contract_id
             where h.version > 0 and (f.version is null or h.version > f.version
               and (h.last_entry - f.entry >= :many or f.folded_at <= :since))
             order by h.contract_id
            """)
        .bind("many", many)
        .bind("since", since)
        .mapTo(ContractId.class)
        .list();
  }

  List<ContractId> contracts(Handle handle) {
    return handle
        .createQuery("select contract_id from ledger_head order by contract_id")
        .mapTo(ContractId.class)
        .list();
  }
}
