package cloudcredits.order;

import cloudcredits.credit.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Money that the vendor has to give back.
 *
 * @param id 1, 2, 3, … on each order
 * @param paidBy how it came
 * @param reference the provider's name of the payment; "" where it came by invoice
 */
public record Repayment(
    String contractNumber,
    String customer,
    ZoneId zone,
    int order,
    int id,
    Money amount,
    Reason reason,
    PaidBy paidBy,
    String reference,
    Instant owedSince,
    Optional<Instant> returnedAt) {

  /** Why it is owed. */
  public enum Reason {
    CANCELLED("The order was cancelled"),
    PAID_AFTER_CANCELLATION("It was paid after the order was cancelled"),
    PAID_TWICE("It was paid twice"),
    PAID_TOO_LATE("It was paid when its credits could not be given any more"),
    OTHER_AMOUNT("Another amount was paid than the order’s");

    private final String words;

    Reason(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    String inASentence() {
      return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
  }
}
