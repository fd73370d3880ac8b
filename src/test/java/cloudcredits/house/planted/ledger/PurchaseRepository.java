package cloudcredits.house.planted.ledger;

import org.jdbi.v3.core.Handle;

/** Breaks nothing: the ledger may write its own tables. */
final class PurchaseRepository {

  void post(Handle handle) {
    handle.execute("insert into ledger_entry (contract_id) values (1)");
  }
}
