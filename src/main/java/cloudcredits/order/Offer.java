package cloudcredits.order;

import cloudcredits.billing.Tax;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.Money;
import cloudcredits.credit.Terms.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * What a number of packs would be if they were bought at a certain moment (rules §4, §9).
 *
 * @param tax on the price, for this customer
 * @param on the day of that moment in the contract's zone
 * @param expiry of the credits, and why then
 */
public record Offer(int packs, Price price, Tax tax, LocalDate on, ZoneId zone, Expiry expiry) {

  /** More than this in one order is a mistake more often than a wish. */
  public static final int MOST_PACKS = 500;

  /** Credits that live shorter than this come with a warning. */
  static final int SOON_DAYS = 60;

  /**
   * @throws IllegalArgumentException for less than one pack or more than {@link #MOST_PACKS}
   */
  public Offer {
    if (packs < 1 || packs > MOST_PACKS) {
      throw new IllegalArgumentException(packs + " packs");
    }
  }

  /** Packs bought now, in the term that runs. */
  public static Offer of(int packs, Price price, Tax tax, Instant now, Term term, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    return new Offer(packs, price, tax, today, zone, Expiry.ofShared(now, term.renewalOn(), zone));
  }

  /** The same for another number of packs. */
  public Offer of(int otherPacks) {
    return new Offer(otherPacks, price, tax, on, zone, expiry);
  }

  public Credits credits() {
    return new Credits(Math.multiplyExact(price.packCredits().hundredths(), packs));
  }

  /** For each of these packs. */
  public Money packPrice() {
    return price.each(packs);
  }

  /** Before tax. */
  public Money net() {
    return packPrice().times(packs);
  }

  public Money taxAmount() {
    return tax.on(net());
  }

  /** What is paid, and what limits count. */
  public Money gross() {
    return net().plus(taxAmount());
  }

  /** The first instant at which nothing of it can be spent. */
  public Instant until() {
    return expiry.at().orElseThrow();
  }

  /** The day, in the contract's zone, on which that instant is. */
  public LocalDate untilDay() {
    return LocalDate.ofInstant(until(), zone);
  }

  public long daysUntil() {
    return ChronoUnit.DAYS.between(on, untilDay());
  }

  /** Whether the credits expire so soon that the buyer is told before paying. */
  public boolean lapsesSoon() {
    return daysUntil() < SOON_DAYS;
  }

  public Promise promise() {
    return new Promise(price.packCredits(), packPrice(), gross(), until());
  }
}
