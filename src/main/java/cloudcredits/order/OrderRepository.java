package cloudcredits.order;

import cloudcredits.billing.BillTo;
import cloudcredits.credit.Balance;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Orders, in one transaction. */
final class OrderRepository {

  /** Orders with the names of their people. */
  static final String SELECT =
      """
      select o.*, buyer.name as ordered_by_name, canceller.name as cancelled_by_name,
             approver.name as approved_by_name, seller.name as sold_by_name
        from credit_order o
        join person buyer on buyer.id = o.ordered_by
        left join person canceller on canceller.id = o.cancelled_by
        left join person approver on approver.id = o.approved_by
        left join reseller seller on seller.id = o.reseller_id
      """;

  private final Handle handle;

  OrderRepository(Handle handle) {
    this.handle = handle;
  }

  Buyer buyer(ContractId contract, Instant now) {
    return handle
        .createQuery(
            """
            select c.number, customer.name as customer, c.currency, c.credit_limit,
                   coalesce((select sum(o.gross) from credit_order o
                              where o.contract_id = c.id and o.state = 'invoiced'), 0)
                   + coalesce((select sum(o.gross) from credit_order o
                                where o.contract_id = c.id and o.state = 'awaiting_approval'
                                  and o.paid_by = 'invoice' and o.approve_before > :now), 0) as unpaid,
                   c.approval_above
              from contract c join customer on customer.id = c.customer_id
             where c.id = :contract
            """)
        .bind("contract", contract)
        .bind("now", now)
        .mapTo(Buyer.class)
        .one();
  }

  String emailOf(PersonId person) {
    return handle
        .createQuery("select email from person where id = :person")
        .bind("person", person)
        .mapTo(String.class)
        .one();
  }

  int nextId(ContractId contract) {
    return handle
        .createQuery(
            "select coalesce(max(id), 0) + 1 from credit_order where contract_id = :contract")
        .bind("contract", contract)
        .mapTo(Integer.class)
        .one();
  }

  void add(
      int id,
      NewOrder order,
      Order.State state,
      Review.Offered offered,
      Optional<GrantId> grant,
      LocalDate dueOn,
      Instant now) {
    Offer offer = offered.offer();
    BillTo to = offered.billing().to();
    handle
        .createUpdate(
            """
            insert into credit_order (contract_id, id, token, state, paid_by, packs, credits, unit_price, total, tax, currency,
                   tax_name, tax_percent, reverse_charge,
                   bill_name, bill_street, bill_postal_code, bill_city, bill_country, bill_tax_number,
                   purchase_order_number, invoice_email, ordered_by, ordered_at, due_on,
                   expires_at, expiry_reason, grant_id, approve_before)
            values (:contract, :id, :token, :state, :paidBy, :packs, :credits, :unitPrice, :net, :tax, :currency,
                   :taxName, :taxPercent, :reverseCharge,
                   :billName, :billStreet, :billPostalCode, :billCity, :billCountry, :billTaxNumber,
                   :purchaseOrderNumber, :invoiceEmail, :by, :now, :dueOn,
                   :until, :reason, :grant, :approveBefore)
            """)
        .bind("contract", order.contract())
        .bind("id", id)
        .bind("token", order.token())
        .bind("state", state)
        .bind("paidBy", order.paidBy())
        .bind("packs", offer.packs())
        .bind("credits", offer.credits())
        .bind("unitPrice", offer.packPrice().amount())
        .bind("net", offer.net().amount())
        .bind("tax", offer.taxAmount().amount())
        .bind("currency", offer.net().currency().getCurrencyCode())
        .bind("taxName", offer.tax().name())
        .bind("taxPercent", offer.tax().percent())
        .bind("reverseCharge", offer.tax().reverseCharge())
        .bind("billName", to.name())
        .bind("billStreet", to.street())
        .bind("billPostalCode", to.postalCode())
        .bind("billCity", to.city())
        .bind("billCountry", to.country())
        .bind("billTaxNumber", to.taxNumber())
        .bind("purchaseOrderNumber", order.purchaseOrderNumber())
        .bind("invoiceEmail", order.invoiceEmail())
        .bind("by", order.by())
        .bind("now", now)
        .bind("dueOn", dueOn)
        .bind("until", offer.until())
        .bind("reason", offer.expiry().reason())
        .bind("grant", grant)
        .bind(
            "approveBefore",
            state == Order.State.AWAITING_APPROVAL
                ? Optional.of(Approval.before(now))
                : Optional.<Instant>empty())
        .execute();
  }

  Optional<Order> find(ContractId contract, int id) {
    return handle
        .createQuery(SELECT + " where o.contract_id = :contract and o.id = :id")
        .bind("contract", contract)
        .bind("id", id)
        .mapTo(OrderRow.class)
        .findOne()
        .map(OrderRow::order);
  }

  Optional<Order> find(ContractId contract, UUID token) {
    return handle
        .createQuery(SELECT + " where o.contract_id = :contract and o.token = :token")
        .bind("contract", contract)
        .bind("token", token)
        .mapTo(OrderRow.class)
        .findOne()
        .map(OrderRow::order);
  }

  Optional<Order> ofQuote(ContractId contract, int quote) {
    return handle
        .createQuery(SELECT + " where o.contract_id = :contract and o.quote_id = :quote")
        .bind("contract", contract)
        .bind("quote", quote)
        .mapTo(OrderRow.class)
        .findOne()
        .map(OrderRow::order);
  }

  /**
   * @param by nobody where no person did it
   */
  void cancel(ContractId contract, int id, Optional<PersonId> by, Instant now) {
    handle
        .createUpdate(
            """
            update credit_order set state = 'cancelled', cancelled_at = :now, cancelled_by = :by
             where contract_id = :contract and id = :id
            """)
        .bind("now", now)
        .bind("by", by)
        .bind("contract", contract)
        .bind("id", id)
        .execute();
  }

  void pay(ContractId contract, int id, Instant now) {
    handle
        .createUpdate(
            """
            update credit_order set state = 'paid', paid_at = :now
             where contract_id = :contract and id = :id
            """)
        .bind("now", now)
        .bind("contract", contract)
        .bind("id", id)
        .execute();
  }

  /** Notes that a card has paid for an order that waited for it, and which credits it made. */
  void fulfil(ContractId contract, int id, GrantId grant, String reference, Instant now) {
    handle
        .createUpdate(
            """
            update credit_order set state = 'paid', paid_at = :now, grant_id = :grant, payment_reference = :reference
             where contract_id = :contract and id = :id
            """)
        .bind("now", now)
        .bind("grant", grant)
        .bind("reference", reference)
        .bind("contract", contract)
        .bind("id", id)
        .execute();
  }

  /** Whether this payment has paid for the order or is owed back. */
  boolean knows(ContractId contract, int id, String reference) {
    return handle
        .createQuery(
            """
            select exists (select from credit_order
                            where contract_id = :contract and id = :id and payment_reference = :reference)
                or exists (select from repayment
                            where contract_id = :contract and order_id = :id and reference = :reference)
            """)
        .bind("contract", contract)
        .bind("id", id)
        .bind("reference", reference)
        .mapTo(Boolean.class)
        .one();
  }

  List<CardOrderService.Waiting> waiting(Instant before, int limit) {
    return handle
        .createQuery(
            """
            select contract_id, id from credit_order
             where state = 'awaiting_payment' and coalesce(approved_at, ordered_at) < :before order by ordered_at limit :limit
            """)
        .bind("before", before)
        .bind("limit", limit)
        .mapTo(CardOrderService.Waiting.class)
        .list();
  }

  /** Who placed an order. */
  PersonId buyerOf(ContractId contract, int id) {
    return handle
        .createQuery(
            "select ordered_by from credit_order where contract_id = :contract and id = :id")
        .bind("contract", contract)
        .bind("id", id)
        .mapTo(PersonId.class)
        .one();
  }

  /** Whose order an operator means by the contract's number. */
  Optional<ContractId> contractOf(String number) {
    return handle
        .createQuery("select id from contract where number = :number")
        .bind("number", number)
        .mapTo(ContractId.class)
        .findOne();
  }

  /** Where the credits of a grant were at its last posting. */
  Balance balance(ContractId contract, GrantId grant) {
    return handle
        .createQuery(
            """
            select available, held, used, lapsed from grant_balance
             where contract_id = :contract and grant_id = :grant
            """)
        .bind("contract", contract)
        .bind("grant", grant)
        .mapTo(Balance.class)
        .one();
  }
}
