package cloudcredits.order;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Money that the vendor has to give back (rules §9).
 *
 * @param id 1, 2, 3, … on each order
 * @param paidBy how it came
 * @param reference the provider's name of the payment; "" where it came by invoice
 * @param isAutomatic whether the portal has the provider return it; else it is an operator's to do
 * @param refund the provider's name for the money going back, once it has begun
 * @param failure the provider's words, where it could not return it; else ""
 * @param isByPerson whether an operator has marked it as returned
 */
public record Repayment(
    ContractId contractId,
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
    State state,
    boolean isAutomatic,
    Optional<String> refund,
    String failure,
    Optional<Instant> returnedAt,
    boolean isByPerson) {

  /** Where the money is. */
  public enum State {
    OWED,
    /** The provider has taken the order to return it. */
    REQUESTED,
    RETURNED,
    /** The provider could not: it is an operator's to return. */
    FAILED
  }

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

  /** By which the provider knows that it is asked for the same one again, for ever. */
  public String key() {
    return "repayment-%s-%d-%d-%d".formatted(contractId, order, id, owedSince.toEpochMilli());
  }

  /** Whether the provider returned it to the card. */
  boolean isBackOnTheCard() {
    return state == State.RETURNED && !isByPerson;
  }

  /** Where it is after what the provider says; empty when that is no news. */
  Optional<State> after(CardRefund news) {
    State told =
        switch (news.state()) {
          case PENDING -> State.REQUESTED;
          case RETURNED -> State.RETURNED;
          case FAILED -> State.FAILED;
        };
    return isByPerson || told.compareTo(state) <= 0 ? Optional.empty() : Optional.of(told);
  }

  /** The same where the portal can't ask the provider. */
  Repayment byHand() {
    return new Repayment(
        contractId,
        contractNumber,
        customer,
        zone,
        order,
        id,
        amount,
        reason,
        paidBy,
        reference,
        owedSince,
        state,
        false,
        refund,
        failure,
        returnedAt,
        isByPerson);
  }
}
