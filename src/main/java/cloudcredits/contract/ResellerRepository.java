package cloudcredits.contract;

import cloudcredits.credit.ContractId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Resellers and the contracts that they look after, in one transaction. */
final class ResellerRepository {

  private static final String SELECT =
      """
      select r.id, r.name,
             (select count(*) from contract_reseller l where l.reseller_id = r.id) as contracts,
             (select count(*) from person p where p.reseller_id = r.id) as people
        from reseller r
      """;

  private final Handle handle;

  ResellerRepository(Handle handle) {
    this.handle = handle;
  }

  List<Reseller> list() {
    return handle
        .createQuery(SELECT + " order by lower(r.name), r.id")
        .mapTo(Reseller.class)
        .list();
  }

  Optional<Reseller> find(int id) {
    return handle
        .createQuery(SELECT + " where r.id = :id")
        .bind("id", id)
        .mapTo(Reseller.class)
        .findOne();
  }

  Optional<Reseller> of(ContractId contract) {
    return handle
        .createQuery(
            SELECT
                + " where r.id ="
                + " (select reseller_id from contract_reseller where contract_id = :contract)")
        .bind("contract", contract)
        .mapTo(Reseller.class)
        .findOne();
  }

  /** Empty when there is one of this name. */
  Optional<Integer> add(String name) {
    return handle
        .createQuery(
            "insert into reseller (name) values (:name) on conflict (name) do nothing returning id")
        .bind("name", name)
        .mapTo(Integer.class)
        .findOne();
  }

  void unlink(ContractId contract) {
    handle.execute("delete from contract_reseller where contract_id = ?", contract);
  }

  void link(ContractId contract, int reseller) {
    handle.execute(
        """
        insert into contract_reseller (contract_id, reseller_id) values (?, ?)
        on conflict (contract_id) do update set reseller_id = excluded.reseller_id
        """,
        contract,
        reseller);
  }
}
