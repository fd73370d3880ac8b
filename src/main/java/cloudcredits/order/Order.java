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
 * A purchase of packs. It keeps what was promised, whatever the price list or the terms say later.
 *
 * @param id 1, 2, 3, … on each contract
 * @param credits of all packs together
 * @param packPrice for one pack
 * @param orderedBy the person's name
 * @param dueOn the last day to pay, in the contract's zone
 * @param grant the credits that it made
 * @param cancelledBy the person's name, when it was cancelled
 * @param soldBy the reseller's name; empty when the vendor itself sold it
 * @param quote of the reseller, by which it was sold
 */
public record Order(
    ContractId contract,
    int id,
    State state,
    int packs,
    Credits credits,
    Money packPrice,
    String purchaseOrderNumber,
    String invoiceEmail,
    String orderedBy,
    Instant orderedAt,
    LocalDate dueOn,
    Expiry expiry,
    GrantId grant,
    Optional<Instant> paidAt,
    Optional<Instant> cancelledAt,
    Optional<String> cancelledBy,
    Optional<String> soldBy,
    Optional<Integer> quote) {

  /** Where an order is. */
  public enum State {
    /** Its credits are usable, its invoice is open. */
    INVOICED,
    PAID,
    /** Its grant was taken back; what was paid is returned. */
    CANCELLED
  }

  public Money total() {
    return packPrice.times(packs);
  }

  public Instant until() {
    return expiry.at().orElseThrow();
  }

  public boolean isOverdueOn(LocalDate today) {
    return state == State.INVOICED && today.isAfter(dueOn);
  }
}
