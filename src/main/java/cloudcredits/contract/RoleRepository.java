package cloudcredits.contract;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Who is manager, administrator or coordinator of a contract, in one transaction. */
final class RoleRepository {

  private final Handle handle;

  RoleRepository(Handle handle) {
    this.handle = handle;
  }

  void add(ContractId contract, PersonId person, Role role, PersonId by, Instant now) {
    handle.execute(
        """
        insert into contract_role (contract_id, person_id, role, appointed_at, appointed_by)
        values (?, ?, ?, ?, ?)
        """,
        contract,
        person,
        role,
        now,
        by);
  }
}
