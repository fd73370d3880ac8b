package cloudcredits.contract;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who is manager, administrator or coordinator of a contract, in one transaction. */
final class RoleRepository {

  private static final String SELECT =
      """
      select r.person_id as person, p.name, p.email, r.role, r.appointed_at,
             p.password_hash is not null as account_open,
             exists (select from seat s where s.contract_id = r.contract_id
                      and s.person_id = r.person_id and s.unseated_at is null) as seated
        from contract_role r join person p on p.id = r.person_id
       where r.contract_id = :contract
      """;

  private final Handle handle;

  RoleRepository(Handle handle) {
    this.handle = handle;
  }

  /** The manager, the administrators, the coordinators; each by name. */
  List<RoleHolder> list(ContractId contract) {
    return handle
        .createQuery(
            SELECT
                + " order by array_position(array['manager', 'administrator'], r.role),"
                + " lower(p.name), p.id")
        .bind("contract", contract)
        .mapTo(RoleHolder.class)
        .list();
  }

  Optional<RoleHolder> find(ContractId contract, PersonId person) {
    return handle
        .createQuery(SELECT + " and r.person_id = :person")
        .bind("contract", contract)
        .bind("person", person)
        .mapTo(RoleHolder.class)
        .findOne();
  }

  RoleHolder manager(ContractId contract) {
    return handle
        .createQuery(SELECT + " and r.role = 'manager'")
        .bind("contract", contract)
        .mapTo(RoleHolder.class)
        .one();
  }

  /** Gives the role, instead of another that the person may have. */
  void give(ContractId contract, PersonId person, Role role, PersonId by, Instant now) {
    handle.execute(
        """
        insert into contract_role (contract_id, person_id, role, appointed_at, appointed_by)
        values (?, ?, ?, ?, ?)
        on conflict (contract_id, person_id) do update
          set role = excluded.role, appointed_at = excluded.appointed_at,
              appointed_by = excluded.appointed_by
        """,
        contract,
        person,
        role,
        now,
        by);
  }

  void take(ContractId contract, PersonId person) {
    handle.execute(
        "delete from contract_role where contract_id = ? and person_id = ?", contract, person);
  }
}
