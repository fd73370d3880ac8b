package cloudcredits.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import cloudcredits.order.Approval.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who answers an order above the amount, and until when: every case. */
class ApprovalTest {

  private static final Instant ASKED = Instant.parse("2027-02-01T10:00:00Z");
  private static final Instant END = Instant.parse("2027-02-15T10:00:00Z");
  private static final PersonId ASKER = new PersonId(1);
  private static final PersonId OTHER = new PersonId(2);

  private static final Approval APPROVAL =
      new Approval(
          ASKER, Approval.before(ASKED), Optional.empty(), Optional.empty(), Optional.empty());

  @Test
  void onlyAnotherPersonInTimeAnswersWhatWaits() {
    for (Order.State state : Order.State.values()) {
      for (PersonId person : List.of(ASKER, OTHER)) {
        for (Instant now : List.of(ASKED, END.minusNanos(1), END, END.plusSeconds(1))) {
          assertEquals(
              expected(state, person, now),
              APPROVAL.standing(state, person, now),
              state + " " + now);
        }
      }
    }
  }

  private static Standing expected(Order.State state, PersonId person, Instant now) {
    if (state != Order.State.AWAITING_APPROVAL) {
      return Standing.ANSWERED;
    }
    if (now.equals(END) || now.isAfter(END)) {
      return Standing.LAPSED;
    }
    return person.equals(OTHER) ? Standing.OPEN : Standing.OWN;
  }

  @Test
  void neededOnlyAboveTheAmount() {
    Optional<Money> above = Optional.of(Money.of("500.00", "USD"));

    assertFalse(Approval.isNeeded(Money.of("499.99", "USD"), above));
    assertFalse(Approval.isNeeded(Money.of("500.00", "USD"), above));
    assertTrue(Approval.isNeeded(Money.of("500.01", "USD"), above));
    assertTrue(Approval.isNeeded(Money.of("0.01", "USD"), Optional.of(Money.of("0", "USD"))));
    assertFalse(Approval.isNeeded(Money.of("999999.00", "USD"), Optional.empty()));
  }
}
