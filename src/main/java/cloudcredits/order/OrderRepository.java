package cloudcredits.order;

import cloudcredits.billing.BillTo;
import cloudcredits.credit.Balance;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.Query;

/** Orders, in one transaction. */
final class OrderRepository {

  private static final String SELECT =
      """
      select o.*, buyer.name as ordered_by_name, canceller.name as cancelled_by_name,
             approver.name as approved_by_name, seller.name as sold_by_name
        from credit_order o
        join person buyer on buyer.id = o.ordered_by
        left join person canceller on canceller.id = o.cancelled_by
        left join person approver on approver.id = o.approved_by
        left join reseller seller on seller.id = o.reseller_id
      """;

  private static final String FILTER =
      """
       where o.contract_id = :contract
         and (:state::text is null or :state::text =
              case when o.state = 'awaiting_approval' and o.ordered_at <= :lapsed then 'cancelled' else o.state end)
         and (o.purchase_order_number ilike :text or buyer.name ilike :text)
      """;

  private static final String OPEN =
      """
      select c.number, customer.name as customer, c.time_zone,
             o.*, buyer.name as ordered_by_name, null as cancelled_by_name,
             approver.name as approved_by_name, null as sold_by_name
        from credit_order o
        join person buyer on buyer.id = o.ordered_by
        left join person approver on approver.id = o.approved_by
        join contract c on c.id = o.contract_id
        join customer on customer.id = c.customer_id
       where o.state = 'invoiced'
      """;

  private static final Map<String, String> SORTS =
      Map.of(
          "order", "o.id",
          "buyer", "buyer.name",
          "packs", "o.packs",
          "total", "o.gross",
          "due", "o.due_on",
          "state", "o.state",
          "number", "o.purchase_order_number");

  /** An open invoice as its rows have it. */
  public record OpenRow(String number, String customer, String timeZone, @Nested OrderRow order) {

    OpenInvoice invoice() {
      return new OpenInvoice(number, customer, ZoneId.of(timeZone), order.order());
    }
  }

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
                                  and o.paid_by = 'invoice' and o.ordered_at > :lapsed), 0) as unpaid,
                   c.approval_above
              from contract c join customer on customer.id = c.customer_id
             where c.id = :contract
            """)
        .bind("contract", contract)
        .bind("lapsed", now.minus(Approval.OPEN_FOR))
        .mapTo(Buyer.class)
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
                   expires_at, expiry_reason, grant_id, needs_approval)
            values (:contract, :id, :token, :state, :paidBy, :packs, :credits, :unitPrice, :net, :tax, :currency,
                   :taxName, :taxPercent, :reverseCharge,
                   :billName, :billStreet, :billPostalCode, :billCity, :billCountry, :billTaxNumber,
                   :purchaseOrderNumber, :invoiceEmail, :by, :now, :dueOn,
                   :until, :reason, :grant, :needsApproval)
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
        .bind("needsApproval", state == Order.State.AWAITING_APPROVAL)
        .execute();
  }

  /** Notes who approved, and what the order is from that moment. */
  void approve(
      Order order,
      Review.Offered offered,
      Optional<GrantId> grant,
      LocalDate dueOn,
      PersonId by,
      Instant now) {
    Offer offer = offered.offer();
    BillTo to = offered.billing().to();
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
        .bind("until", offer.until())
        .bind("reason", offer.expiry().reason())
        .bind("grant", grant)
        .bind("taxName", offer.tax().name())
        .bind("taxPercent", offer.tax().percent())
        .bind("reverseCharge", offer.tax().reverseCharge())
        .bind("billName", to.name())
        .bind("billStreet", to.street())
        .bind("billPostalCode", to.postalCode())
        .bind("billCity", to.city())
        .bind("billCountry", to.country())
        .bind("billTaxNumber", to.taxNumber())
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

  List<Order> list(ContractId contract, OrderFilter filter, long offset, int limit, Instant now) {
    String way = filter.descending() ? " desc" : " asc";
    String order = " order by " + SORTS.get(filter.sort()) + way + ", o.id" + way;
    return filtered(SELECT + FILTER + order + " offset :offset limit :limit", contract, filter, now)
        .bind("offset", offset)
        .bind("limit", limit)
        .mapTo(OrderRow.class)
        .map(OrderRow::order)
        .list();
  }

  OrderTotals totals(ContractId contract, OrderFilter filter, Instant now) {
    return filtered(
            """
            select count(*) as orders,
                   count(*) filter (where o.state not in ('awaiting_approval', 'cancelled')) as standing,
                   coalesce(sum(o.packs) filter (where o.state not in ('awaiting_approval', 'cancelled')), 0) as packs,
                   coalesce(sum(o.credits) filter (where o.state not in ('awaiting_approval', 'cancelled')), 0) as credits,
                   coalesce(sum(o.total) filter (where o.state not in ('awaiting_approval', 'cancelled')), 0) as net,
                   coalesce(sum(o.tax) filter (where o.state not in ('awaiting_approval', 'cancelled')), 0) as tax
              from credit_order o join person buyer on buyer.id = o.ordered_by
            """
                + FILTER,
            contract,
            filter,
            now)
        .mapTo(OrderTotals.class)
        .one();
  }

  private Query filtered(String sql, ContractId contract, OrderFilter filter, Instant now) {
    return handle
        .createQuery(sql)
        .bind("contract", contract)
        .bind("state", filter.state())
        .bind("lapsed", now.minus(Approval.OPEN_FOR))
        .bind("text", "%" + filter.text().replaceAll("([\\\\%_])", "\\\\$1") + "%");
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

  /** The first due first. */
  List<OpenInvoice> open(int limit) {
    return handle
        .createQuery(OPEN + " order by o.due_on, c.number, o.id limit :limit")
        .bind("limit", limit)
        .mapTo(OpenRow.class)
        .map(OpenRow::invoice)
        .list();
  }

  Optional<OpenInvoice> open(ContractId contract, int id) {
    return handle
        .createQuery(OPEN + " and o.contract_id = :contract and o.id = :id")
        .bind("contract", contract)
        .bind("id", id)
        .mapTo(OpenRow.class)
        .findOne()
        .map(OpenRow::invoice);
  }
}
