package cloudcredits.order;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Money to return, in one transaction. */
final class RepaymentRepository {

  private static final String SELECT =
      """
      select c.number, customer.name as customer, c.time_zone, o.paid_by, r.order_id, r.id,
             r.amount, r.currency, r.reason, r.reference, r.owed_since, r.returned_at
        from repayment r
        join credit_order o on o.contract_id = r.contract_id and o.id = r.order_id
        join contract c on c.id = r.contract_id
        join customer on customer.id = c.customer_id
      """;

  /** A repayment as its rows have it. */
  public record RepaymentRow(
      String number,
      String customer,
      String timeZone,
      PaidBy paidBy,
      int orderId,
      int id,
      BigDecimal amount,
      String currency,
      Repayment.Reason reason,
      String reference,
      Instant owedSince,
      Optional<Instant> returnedAt) {

    Repayment repayment() {
      return new Repayment(
          number,
          customer,
          ZoneId.of(timeZone),
          orderId,
          id,
          new Money(amount, Currency.getInstance(currency)),
          reason,
          paidBy,
          reference,
          owedSince,
          returnedAt);
    }
  }

  private final Handle handle;

  RepaymentRepository(Handle handle) {
    this.handle = handle;
  }

  /** Money of the order's own payment is owed back. */
  void add(ContractId contract, int order, Money amount, Repayment.Reason reason, Instant now) {
    String reference =
        handle
            .createQuery(
                """
                select coalesce(payment_reference, '') from credit_order
                 where contract_id = :contract and id = :order
                """)
            .bind("contract", contract)
            .bind("order", order)
            .mapTo(String.class)
            .one();
    add(contract, order, amount, reason, reference, now);
  }

  /** Money of this payment is owed back; noted before, nothing happens. */
  void add(
      ContractId contract,
      int order,
      Money amount,
      Repayment.Reason reason,
      String reference,
      Instant now) {
    handle
        .createUpdate(
            """
            insert into repayment (contract_id, order_id, id, amount, currency, reason, reference, owed_since)
            select :contract, :order, coalesce(max(id), 0) + 1, :amount, :currency, :reason, :reference, :now
              from repayment where contract_id = :contract and order_id = :order
                on conflict do nothing
            """)
        .bind("contract", contract)
        .bind("order", order)
        .bind("amount", amount.amount())
        .bind("currency", amount.currency().getCurrencyCode())
        .bind("reason", reason)
        .bind("reference", reference)
        .bind("now", now)
        .execute();
  }

  /** Those of one order, as they came to be owed. */
  List<Repayment> of(ContractId contract, int order) {
    return handle
        .createQuery(
            SELECT + " where r.contract_id = :contract and r.order_id = :order order by r.id")
        .bind("contract", contract)
        .bind("order", order)
        .mapTo(RepaymentRow.class)
        .map(RepaymentRow::repayment)
        .list();
  }

  /** Of all contracts: what is owed, the longest first, then what was returned lately. */
  List<Repayment> latest(int limit) {
    return handle
        .createQuery(
            SELECT
                + " order by r.returned_at desc nulls first, r.owed_since, c.number, r.order_id, r.id limit :limit")
        .bind("limit", limit)
        .mapTo(RepaymentRow.class)
        .map(RepaymentRow::repayment)
        .list();
  }

  /** False when it was returned before. */
  boolean returned(ContractId contract, int order, int id, PersonId by, Instant now) {
    return handle
            .createUpdate(
                """
                update repayment set returned_at = :now, returned_by = :by
                 where contract_id = :contract and order_id = :order and id = :id and returned_at is null
                """)
            .bind("contract", contract)
            .bind("order", order)
            .bind("id", id)
            .bind("by", by)
            .bind("now", now)
            .execute()
        == 1;
  }
}
