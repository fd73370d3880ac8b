package cloudcredits.ledger;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.PersonId;
import org.jdbi.v3.core.Handle;

/** The one row a contract that everybody locks first. */
final class HeadRepository {

  void open(Handle handle, ContractId contract) {
    handle.execute("insert into ledger_head (contract_id) values (?)", contract);
  }

  Head read(Handle handle, ContractId contract) {
    return handle
        .select(
            """
            select contract_id as contract, version, last_entry, last_grant, hash
              from ledger_head where contract_id = ?
            """,
            contract)
        .mapTo(Head.class)
        .findOne()
        .orElseThrow(() -> new IllegalArgumentException("no contract " + contract));
  }

  /** False when the person has it already; waits for a transaction that is about to claim it. */
  boolean claimFirstGrant(Handle handle, PersonId person, ContractId contract, GrantId grant) {
    return handle.execute(
            """
            insert into first_grant (person_id, contract_id, grant_id) values (?, ?, ?)
            on conflict (person_id) do nothing
            """,
            person,
            contract,
            grant)
        == 1;
  }
}
