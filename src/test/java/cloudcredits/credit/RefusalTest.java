package cloudcredits.credit;

import static cloudcredits.credit.BookFixture.BEN;
import static cloudcredits.credit.BookFixture.credits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.credit.Refusal.InsufficientCredits;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a refusal says to people and to programs: rules §6. */
class RefusalTest {

  @Test
  void namesWhatWasNeededAndWhatThereIs() {
    var refusal =
        new InsufficientCredits(credits("250"), Credits.ZERO, credits("50"), Optional.empty());
    assertEquals("250 needed, 50 shared available.", refusal.words());
    assertEquals("insufficient-credits", refusal.type());
  }

  @Test
  void namesIndividualCreditsAndTheCapThatStoppedIt() {
    var cap = new Cap(Cap.Scope.PERSON, BEN.value(), Cap.Period.EVER, Credits.ZERO);
    var refusal =
        new InsufficientCredits(
            credits("60"),
            credits("40"),
            credits("300"),
            Optional.of(new Cap.Left(cap, Credits.ZERO)));
    assertEquals(
        "60 needed, 40 individual and 300 shared available,"
            + " 0 left of the cap of 0 shared in all for this person.",
        refusal.words());
    assertEquals("cap-reached", refusal.type());
  }

  @Test
  void saysWhyAContractIsNotActive() {
    assertEquals(
        "The contract has lapsed and is not renewed.",
        new Refusal.ContractNotActive(Terms.Activity.LAPSED).words());
    assertEquals(
        "The contract was cancelled.",
        new Refusal.ContractNotActive(Terms.Activity.CANCELLED).words());
  }

  @Test
  void saysHowAHoldEnded() {
    assertEquals("The hold has expired.", new Refusal.HoldEnded(Job.State.EXPIRED).words());
    assertEquals(
        "The job was settled before, at 8.50.", new Refusal.AlreadySettled(credits("8.5")).words());
  }
}
