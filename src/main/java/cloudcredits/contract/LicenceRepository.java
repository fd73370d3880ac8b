package cloudcredits.contract;

import cloudcredits.credit.ContractId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Licences, in one transaction. */
final class LicenceRepository {

  private static final String SELECT =
      "select id, product, serial, seats, seats_taken from licence where contract_id = :contract ";

  private final Handle handle;

  LicenceRepository(Handle handle) {
    this.handle = handle;
  }

  List<Licence> list(ContractId contract) {
    return handle
        .createQuery(SELECT + "order by id")
        .bind("contract", contract)
        .mapTo(Licence.class)
        .list();
  }

  Optional<Licence> find(ContractId contract, int licence) {
    return handle
        .createQuery(SELECT + "and id = :id")
        .bind("contract", contract)
        .bind("id", licence)
        .mapTo(Licence.class)
        .findOne();
  }

  /** Empty when the contract has a licence with this serial; its lock must be held. */
  Optional<Licence> add(ContractId contract, NewLicence licence) {
    return handle
        .createQuery(
            """
            insert into licence (contract_id, id, product, serial, seats)
            values (:contract,
                    (select coalesce(max(id), 0) + 1 from licence where contract_id = :contract),
                    :product, :serial, :seats)
            on conflict (contract_id, serial) do nothing
            returning id, product, serial, seats, seats_taken
            """)
        .bind("contract", contract)
        .bind("product", licence.product())
        .bind("serial", licence.serial())
        .bind("seats", licence.seats())
        .mapTo(Licence.class)
        .findOne();
  }

  void setSeats(ContractId contract, int licence, int seats) {
    handle.execute(
        "update licence set seats = ? where contract_id = ? and id = ?", seats, contract, licence);
  }
}
