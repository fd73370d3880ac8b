package cloudcredits.report;

import cloudcredits.billing.PaperKind;
import cloudcredits.billing.PaperNumber;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Grant;
import cloudcredits.credit.Pool;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A grant with what was asked and paid for its credits.
 *
 * @param replaces the expired grant whose returned credits these are (rules §4)
 * @param order by which it was bought, with its packs and the price of one
 * @param currency of the order, or the contract's
 * @param soldBy the reseller; empty when the vendor itself sold it
 * @param listFrom since when the list price held; empty where there was none
 * @param listCredits what a pack of the price list had
 * @param tax on the whole order
 * @param billKind the invoice's, or the receipt's where there was none; empty without a paper
 * @param creditNoteYear of the cancellation, if it has a credit note
 */
public record ChargedGrant(
    int id,
    Pool kind,
    Grant.Source source,
    Credits credits,
    Instant grantedAt,
    Optional<Instant> expiresAt,
    Optional<Integer> replaces,
    Optional<Integer> order,
    Optional<Integer> packs,
    Optional<BigDecimal> packPrice,
    String currency,
    Optional<String> soldBy,
    Optional<LocalDate> listFrom,
    Optional<BigDecimal> listCredits,
    Optional<BigDecimal> listPrice,
    Optional<BigDecimal> tax,
    Optional<PaperKind> billKind,
    Optional<Integer> billYear,
    Optional<Integer> billNumber,
    Optional<Integer> creditNoteYear,
    Optional<Integer> creditNoteNumber) {

  private static final int PLACES = 10;

  /** What was paid for one credit; 0 for what was given. */
  BigDecimal paid() {
    return order.map(_ -> one(packPrice.orElseThrow(), packCredits())).orElse(BigDecimal.ZERO);
  }

  /** What one credit cost by the price list; where there is none, what was paid. */
  BigDecimal listed() {
    return listPrice.map(price -> one(price, listCredits.orElseThrow())).orElseGet(this::paid);
  }

  /**
   * How many credits a pack of the order had.
   *
   * @throws java.util.NoSuchElementException when it was not bought
   */
  public BigDecimal packCredits() {
    return credits
        .toDecimal()
        .divide(BigDecimal.valueOf(packs.orElseThrow()), 2, RoundingMode.UNNECESSARY);
  }

  /** The paper on which the purchase stands. */
  public Optional<PaperNumber> bill() {
    return billKind.map(
        kind -> new PaperNumber(kind, billYear.orElseThrow(), billNumber.orElseThrow()));
  }

  /** The paper on which its cancellation stands. */
  public Optional<PaperNumber> creditNote() {
    return creditNoteYear.map(
        year -> new PaperNumber(PaperKind.CREDIT_NOTE, year, creditNoteNumber.orElseThrow()));
  }

  private static BigDecimal one(BigDecimal price, BigDecimal credits) {
    return price.divide(credits, PLACES, RoundingMode.HALF_EVEN);
  }
}
