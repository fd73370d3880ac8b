package cloudcredits.payment;

import cloudcredits.credit.ContractId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Checkouts and what the provider has told, in one transaction. */
final class PaymentRepository {

  private static final String SELECT =
      "select contract_id, order_id, attempt, begun_at, expires_at, session_id, url from card_checkout";

  private final Handle handle;

  PaymentRepository(Handle handle) {
    this.handle = handle;
  }

  /** The checkout of an order that can still be paid. */
  Optional<Checkout> open(ContractId contract, int order, Instant now) {
    return handle
        .createQuery(
            SELECT
                + """
                   where contract_id = :contract and order_id = :order
                     and closed_at is null and expires_at > :now
                   order by attempt desc limit 1
                  """)
        .bind("contract", contract)
        .bind("order", order)
        .bind("now", now)
        .mapTo(Checkout.class)
        .findOne();
  }

  Checkout add(ContractId contract, int order, Instant now, Instant expiresAt) {
    return handle
        .createQuery(
            """
            insert into card_checkout (contract_id, order_id, attempt, begun_at, expires_at)
            select :contract, :order, coalesce(max(attempt), 0) + 1, :now, :expiresAt
              from card_checkout where contract_id = :contract and order_id = :order
            returning contract_id, order_id, attempt, begun_at, expires_at, session_id, url
            """)
        .bind("contract", contract)
        .bind("order", order)
        .bind("now", now)
        .bind("expiresAt", expiresAt)
        .mapTo(Checkout.class)
        .one();
  }

  void answered(Checkout checkout, String session, String url) {
    handle
        .createUpdate(
            """
            update card_checkout set session_id = :session, url = :url
             where contract_id = :contract and order_id = :order and attempt = :attempt
               and session_id is null
            """)
        .bind("session", session)
        .bind("url", url)
        .bind("contract", checkout.contractId())
        .bind("order", checkout.orderId())
        .bind("attempt", checkout.attempt())
        .execute();
  }

  void close(Checkout checkout, Instant now) {
    handle
        .createUpdate(
            """
            update card_checkout set closed_at = :now
             where contract_id = :contract and order_id = :order and attempt = :attempt
               and closed_at is null
            """)
        .bind("now", now)
        .bind("contract", checkout.contractId())
        .bind("order", checkout.orderId())
        .bind("attempt", checkout.attempt())
        .execute();
  }

  Optional<Checkout> find(String session) {
    return handle
        .createQuery(SELECT + " where session_id = :session")
        .bind("session", session)
        .mapTo(Checkout.class)
        .findOne();
  }

  /** All of an order, the latest first. */
  List<Checkout> of(ContractId contract, int order) {
    return handle
        .createQuery(
            SELECT + " where contract_id = :contract and order_id = :order order by attempt desc")
        .bind("contract", contract)
        .bind("order", order)
        .mapTo(Checkout.class)
        .list();
  }

  /** Whether something may still come of a checkout of the order. */
  boolean hasUnclosed(ContractId contract, int order) {
    return handle
        .createQuery(
            """
            select exists (select from card_checkout
                            where contract_id = :contract and order_id = :order and closed_at is null)
            """)
        .bind("contract", contract)
        .bind("order", order)
        .mapTo(Boolean.class)
        .one();
  }

  /** Nothing was heard of these since they were begun before that moment. */
  List<Checkout> waiting(Instant before, int limit) {
    return handle
        .createQuery(
            SELECT
                + " where closed_at is null and begun_at < :before order by begun_at limit :limit")
        .bind("before", before)
        .bind("limit", limit)
        .mapTo(Checkout.class)
        .list();
  }

  /** Stores what was told; told before, nothing happens. */
  void keep(ProviderEvent event, String body, Instant now) {
    handle
        .createUpdate(
            """
            insert into payment_event (id, type, received_at, body) values (:id, :type, :now, :body)
            on conflict do nothing
            """)
        .bind("id", event.id())
        .bind("type", event.type())
        .bind("now", now)
        .bind("body", body)
        .execute();
  }

  /** Bodies of what is not applied yet, the oldest first. */
  List<String> unapplied(int limit) {
    return handle
        .createQuery(
            "select body from payment_event where applied_at is null order by received_at limit :limit")
        .bind("limit", limit)
        .mapTo(String.class)
        .list();
  }

  void applied(String event, String outcome, Instant now) {
    handle
        .createUpdate(
            """
            update payment_event set applied_at = :now, outcome = :outcome
             where id = :id and applied_at is null
            """)
        .bind("now", now)
        .bind("outcome", outcome)
        .bind("id", event)
        .execute();
  }
}
