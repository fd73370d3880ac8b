package cloudcredits.order;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A purchase of packs. It keeps what was promised, whatever the price list, the tax or the terms
 * say later.
 *
 * @param id 1, 2, 3, … on each contract
 * @param credits of all packs together
 * @param packPrice for one pack, before tax
 * @param tax on all of them
 * @param billed to whom, with which tax; empty where the vendor has no papers for it
 * @param orderedBy the person's name
 * @param dueOn the last day to pay, in the contract's zone
 * @param grant the credits that it made; none while it waits for its payment, or when it never came
 * @param cancelledBy the person's name, when a person cancelled it
 * @param soldBy the reseller's name; empty when the vendor itself sold it
 * @param quote of the reseller, by which it was sold
 * @param approval empty when it needs none
 */
public record Order(
    ContractId contract,
    int id,
    State state,
    PaidBy paidBy,
    int packs,
    Credits credits,
    Money packPrice,
    Money tax,
    Optional<Billed> billed,
    String purchaseOrderNumber,
    String invoiceEmail,
    String orderedBy,
    Instant orderedAt,
    LocalDate dueOn,
    Expiry expiry,
    Optional<GrantId> grant,
    Optional<Instant> paidAt,
    Optional<Instant> cancelledAt,
    Optional<String> cancelledBy,
    Optional<String> soldBy,
    Optional<Integer> quote,
    Optional<Approval> approval) {

  /** Where an order is. */
  public enum State {
    /** Nothing is granted or paid until a second person approves, or its time is over. */
    AWAITING_APPROVAL,
    /** Nothing is granted until its card payment is there. */
    AWAITING_PAYMENT,
    /** Its credits are usable, its invoice is open. */
    INVOICED,
    PAID,
    /** Its grant was taken back, if it had one; what was paid is returned. */
    CANCELLED
  }

  /** Before tax. */
  public Money net() {
    return packPrice.times(packs);
  }

  /** Credits in each pack. */
  public Credits perPack() {
    return new Credits(credits.hundredths() / packs);
  }

  /** What is paid. */
  public Money gross() {
    return net().plus(tax);
  }

  public Instant until() {
    return expiry.at().orElseThrow();
  }

  /** Whether the vendor has, or had, a claim on its price: it was bought, and of nobody else. */
  public boolean isOwed() {
    return !isPending() && !isUnapproved() && soldBy.isEmpty();
  }

  /** What is kept for its buyer. */
  Promise promise() {
    return new Promise(perPack(), packPrice, gross(), until());
  }

  /** Whether it was asked for and not approved, declined or withdrawn. */
  public boolean isPending() {
    return state == State.AWAITING_APPROVAL;
  }

  /** Whether it was never bought, because a second person said no or whoever asked withdrew it. */
  public boolean isUnapproved() {
    return state == State.CANCELLED && approval.filter(ask -> ask.at().isEmpty()).isPresent();
  }

  /** Whether nobody approved it in time: it is over, though nothing has run. */
  public boolean isUnapprovedAt(Instant now) {
    return isPending() && approval.filter(ask -> ask.isOverAt(now)).isPresent();
  }

  public boolean isOverdueOn(LocalDate today) {
    return state == State.INVOICED && today.isAfter(dueOn);
  }
}
