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
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** Money to return, in one transaction. */
final class RepaymentRepository {

  private static final String SELECT =
      """
      select c.id as contract_id, c.number, customer.name as customer, c.time_zone, o.paid_by,
             r.order_id, r.id, r.amount, r.currency, r.reason, r.reference, r.owed_since, r.state,
             r.ask_at is not null as automatic, r.refund_id, r.failure, r.returned_at,
             r.returned_by is not null as by_person
        from repayment r
        join credit_order o on o.contract_id = r.contract_id and o.id = r.order_id
        join contract c on c.id = r.contract_id
        join customer on customer.id = c.customer_id
      """;

  private static final String ONE =
      " where contract_id = :contract and order_id = :order and id = :id ";

  /** A repayment as its rows have it. */
  public record RepaymentRow(
      ContractId contractId,
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
      Repayment.State state,
      boolean automatic,
      Optional<String> refundId,
      Optional<String> failure,
      Optional<Instant> returnedAt,
      boolean byPerson) {

    Repayment repayment() {
      return new Repayment(
          contractId,
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
          state,
          automatic,
          refundId,
          failure.orElse(""),
          returnedAt,
          byPerson);
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

  /**
   * Money of this payment is owed back; noted before, nothing happens. The provider is to be asked
   * where the reference is one that it can return.
   */
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
            insert into repayment (contract_id, order_id, id, amount, currency, reason, reference, owed_since, ask_at)
            select :contract, :order, coalesce(max(id), 0) + 1, :amount, :currency, :reason, :reference, :now,
                   case when starts_with(:reference, 'pi_') then :now end
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
    return list(
        handle
            .createQuery(
                SELECT + " where r.contract_id = :contract and r.order_id = :order order by r.id")
            .bind("contract", contract)
            .bind("order", order));
  }

  /** Of all contracts: what is owed, the longest first, then what was returned lately. */
  List<Repayment> latest(int limit) {
    return list(
        handle
            .createQuery(
                SELECT
                    + " order by r.returned_at desc nulls first, r.owed_since, c.number, r.order_id, r.id limit :limit")
            .bind("limit", limit));
  }

  /** Of all contracts: about which the provider is to be asked now, the longest due first. */
  List<Repayment> due(Instant now, int limit) {
    return list(
        handle
            .createQuery(SELECT + " where r.ask_at <= :now order by r.ask_at limit :limit")
            .bind("now", now)
            .bind("limit", limit));
  }

  /** Of one payment, by the provider's name for it. */
  List<Repayment> ofPayment(String reference) {
    return list(
        handle
            .createQuery(SELECT + " where r.reference = :reference and r.reference <> ''")
            .bind("reference", reference));
  }

  private static List<Repayment> list(Query query) {
    return query.mapTo(RepaymentRow.class).map(RepaymentRow::repayment).list();
  }

  /** What the provider says; its name for the money going back stays the first one. */
  void refunded(
      Repayment repayment,
      Repayment.State state,
      CardRefund news,
      Optional<Instant> askAt,
      Instant now) {
    one(
            """
            update repayment
               set state = :state, ask_at = :askAt, refund_id = coalesce(refund_id, :refund),
                   requested_at = coalesce(requested_at, case when :refund::text is not null then :now end),
                   returned_at = case when :state = 'returned' then :now end,
                   failure = case when :state = 'failed' then :words else failure end
            """
                + ONE,
            repayment)
        .bind("state", state)
        .bind("askAt", askAt)
        .bind("refund", news.reference())
        .bind("words", news.words())
        .bind("now", now)
        .execute();
  }

  /** The provider is asked again then, unless that is over. */
  void askAt(Repayment repayment, Instant at) {
    one("update repayment set ask_at = :at" + ONE + "and ask_at is not null", repayment)
        .bind("at", at)
        .execute();
  }

  /**
   * False when it was returned before, or is the provider's to return.
   *
   * @param instead whether the provider is not asked any more
   */
  boolean returned(Repayment repayment, boolean instead, PersonId by, Instant now) {
    return one(
                """
                update repayment set state = 'returned', ask_at = null, returned_at = :now, returned_by = :by
                """
                    + ONE
                    + "and returned_at is null and (ask_at is null or :instead)",
                repayment)
            .bind("instead", instead)
            .bind("by", by)
            .bind("now", now)
            .execute()
        == 1;
  }

  private Update one(String sql, Repayment repayment) {
    return handle
        .createUpdate(sql)
        .bind("contract", repayment.contractId())
        .bind("order", repayment.order())
        .bind("id", repayment.id());
  }
}
