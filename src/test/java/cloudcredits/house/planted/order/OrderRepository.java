package cloudcredits.house.planted.order;

import org.jdbi.v3.core.Handle;

/** Breaks: repositories stay in their package; only the ledger writes its tables. */
public final class OrderRepository {

  void post(Handle handle) {
    handle.execute("insert into ledger_entry (contract_id) values (1)");
  }
}
