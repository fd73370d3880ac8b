package cloudcredits.order;

import cloudcredits.billing.Billing;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What a second person does about an order, in one transaction. */
final class ApprovalRepository {

  private final Handle handle;

  ApprovalRepository(Handle handle) {
    this.handle = handle;
  }

  /** Whether this person may buy on the contract now: every role may (rules §11). */
  boolean mayBuy(ContractId contract, PersonId person) {
    return handle
        .createQuery(
            """
            select exists (select from contract_role
                            where contract_id = :contract and person_id = :person)
            """)
        .bind("contract", contract)
        .bind("person", person)
        .mapTo(Boolean.class)
        .one();
  }

  /** Where everybody who may buy on the contract is written to, but for one. */
  List<String> otherBuyers(ContractId contract, PersonId person) {
    return handle
        .createQuery(
            """
            select p.email from person p
             where p.id <> :person
               and exists (select from contract_role r where r.contract_id = :contract and r.person_id = p.id)
             order by p.id
            """)
        .bind("contract", contract)
        .bind("person", person)
        .mapTo(String.class)
        .list();
  }

  /**
   * Notes who approved, and what the order is from that moment.
   *
   * @param billing whom and with which tax its papers will name
   * @param grant its credits; empty while a card has to pay for them
   */
  void approve(
      Order order,
      Billing.Ready billing,
      Expiry expiry,
      Optional<GrantId> grant,
      LocalDate dueOn,
      PersonId by,
      Instant now) {
    handle
        .createUpdate(
            """
            update credit_order
               set state = :state, approved_by = :by, approved_at = :now, due_on = :dueOn,
                   expires_at = :until, expiry_reason = :reason, grant_id = :grant,
                   tax_name = :taxName, tax_percent = :taxPercent, reverse_charge = :reverseCharge,
                   bill_name = :billName, bill_street = :billStreet, bill_postal_code = :billPostalCode,
                   bill_city = :billCity, bill_country = :billCountry, bill_tax_number = :billTaxNumber
             where contract_id = :contract and id = :id
            """)
        .bind("state", grant.isPresent() ? Order.State.INVOICED : Order.State.AWAITING_PAYMENT)
        .bind("by", by)
        .bind("now", now)
        .bind("dueOn", dueOn)
        .bind("until", expiry.at())
        .bind("reason", expiry.reason())
        .bind("grant", grant)
        .bind("taxName", billing.tax().name())
        .bind("taxPercent", billing.tax().percent())
        .bind("reverseCharge", billing.tax().reverseCharge())
        .bind("billName", billing.to().name())
        .bind("billStreet", billing.to().street())
        .bind("billPostalCode", billing.to().postalCode())
        .bind("billCity", billing.to().city())
        .bind("billCountry", billing.to().country())
        .bind("billTaxNumber", billing.to().taxNumber())
        .bind("contract", order.contract())
        .bind("id", order.id())
        .execute();
  }

  void decline(Order order, PersonId by, String reason, Instant now) {
    handle
        .createUpdate(
            """
            update credit_order
               set state = 'cancelled', cancelled_at = :now, cancelled_by = :by, decline_reason = :reason
             where contract_id = :contract and id = :id
            """)
        .bind("now", now)
        .bind("by", by)
        .bind("reason", reason)
        .bind("contract", order.contract())
        .bind("id", order.id())
        .execute();
  }
}
