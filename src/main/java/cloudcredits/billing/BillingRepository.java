package cloudcredits.billing;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.math.BigDecimal;
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

  /** Above which gross amount, in the contract's currency, an order needs a second person. */
  Optional<BigDecimal> approvalAbove(ContractId contract) {
    return handle
        .createQuery("select approval_above from contract where id = :contract")
        .bind("contract", contract)
        .mapTo(BigDecimal.class)
        .findOne();
  }

  void approveAbove(ContractId contract, Optional<BigDecimal> amount) {
    handle
        .createUpdate("update contract set approval_above = :amount where id = :contract")
        .bind("contract", contract)
        .bind("amount", amount)
        .execute();
  }

  /** How many may buy on the contract. */
  int buyers(ContractId contract) {
    return handle
        .createQuery(
            "select count(distinct person_id) from contract_role where contract_id = :contract")
        .bind("contract", contract)
        .mapTo(Integer.class)
        .one();
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
