package cloudcredits.billing;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Tax rates and billing addresses, in one transaction. */
final class BillingRepository {

  private final Handle handle;

  BillingRepository(Handle handle) {
    this.handle = handle;
  }

  TaxTable taxes() {
    return new TaxTable(
        handle
            .createQuery(
                """
                select country, valid_from, name, percent, reverse_charge from tax_rate
                 order by country, valid_from desc
                """)
            .mapTo(TaxRate.class)
            .list());
  }

  /** False when the country has a rate from that day on already. */
  boolean publish(TaxRate rate, PersonId by, Instant now) {
    return handle
            .createUpdate(
                """
                insert into tax_rate (country, valid_from, name, percent, reverse_charge, published_at, published_by)
                values (:country, :validFrom, :name, :percent, :reverseCharge, :now, :by)
                on conflict do nothing
                """)
            .bindMethods(rate)
            .bind("now", now)
            .bind("by", by)
            .execute()
        == 1;
  }

  Optional<BillTo> address(ContractId contract) {
    return handle
        .createQuery(
            """
            select name, street, postal_code, city, country, tax_number from billing_address
             where contract_id = :contract
            """)
        .bind("contract", contract)
        .mapTo(BillTo.class)
        .findOne();
  }

  void save(ContractId contract, BillTo to) {
    handle
        .createUpdate(
            """
            insert into billing_address (contract_id, name, street, postal_code, city, country, tax_number)
            values (:contract, :name, :street, :postalCode, :city, :country, :taxNumber)
            on conflict (contract_id) do update
               set (name, street, postal_code, city, country, tax_number)
                 = (:name, :street, :postalCode, :city, :country, :taxNumber)
            """)
        .bind("contract", contract)
        .bindMethods(to)
        .execute();
  }
}
