package cloudcredits.metering;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Finds what requests name: contracts by number, people by address or id, jobs by id. */
final class AddressRepository {

  Optional<ContractId> contract(Handle handle, String number) {
    return handle
        .createQuery("select id from contract where number = :number")
        .bind("number", number)
        .mapTo(ContractId.class)
        .findOne();
  }

  Optional<PersonId> personByEmail(Handle handle, String email) {
    return handle
        .createQuery("select id from person where email = :email")
        .bind("email", email)
        .mapTo(PersonId.class)
        .findOne();
  }

  /** Counts up whenever an address may have become somebody else's. */
  long version(Handle handle) {
    return handle.createQuery("select version from address_version").mapTo(Long.class).one();
  }

  Optional<PersonId> personById(Handle handle, int id) {
    return handle
        .createQuery("select id from person where id = :id")
        .bind("id", id)
        .mapTo(PersonId.class)
        .findOne();
  }

  Optional<KnownJob> job(Handle handle, ContractId contract, JobId id) {
    return handle
        .createQuery(
            """
            select id, service_key as service, rate_version from job
             where contract_id = :contract and id = :id
            """)
        .bind("contract", contract)
        .bind("id", id)
        .mapTo(KnownJob.class)
        .findOne();
  }
}
