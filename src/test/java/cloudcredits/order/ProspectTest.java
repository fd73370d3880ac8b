package cloudcredits.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import cloudcredits.credit.Terms.Term;
import cloudcredits.order.Prospect.Then;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What packs would lead to, in words. */
class ProspectTest {

  private static final Term TERM =
      new Term(LocalDate.parse("2026-03-14"), LocalDate.parse("2027-03-14"));
  private static final Price PACK =
      new Price(LocalDate.EPOCH, Credits.of(100), Money.of("100.00", "USD"), List.of());

  private static Offer packs(int packs) {
    return Offer.of(
        packs, PACK, OfferTest.NO_TAX, Instant.parse("2026-11-22T09:00:00Z"), TERM, ZoneOffset.UTC);
  }

  @Test
  void namesTheFewestPacksThatLastAndWhyNotOneLess() {
    var prospect = new Prospect(Runways.dryBeforeTheRenewal());

    // 112 days at 16 are 1,792: 492 are missing
    assertEquals(5, prospect.advised());
    assertEquals(
        "Five packs last to the renewal; four are 6 days short", prospect.heading(packs(1)));
    assertEquals(
        "Now 1,300 shared credits are available and run dry about 11 Feb 2027.", prospect.text());
  }

  @Test
  void eachNumberOfPacksHasItsConsequence() {
    var prospect = new Prospect(Runways.dryBeforeTheRenewal());

    assertEquals(
        new Then("to", "17 Feb 2027", ", 25 days short of the renewal", false),
        prospect.with(packs(1)));
    assertEquals(new Then("to", "the renewal", ", 8 would lapse", false), prospect.with(packs(5)));
    assertEquals(
        new Then("to", "the renewal", ", 508 would lapse", true), prospect.with(packs(10)));
  }

  @Test
  void saysWhenNoPacksAreNeededAndHowMuchMoreWouldLapse() {
    var prospect = new Prospect(Runways.moreThanEnough());

    assertEquals(1, prospect.advised());
    assertEquals("The credits last to the renewal without more packs", prospect.heading(packs(1)));
    assertEquals(
        "Now 1,300 shared credits are available and last to the renewal on 14 Mar 2027; 852 would lapse.",
        prospect.text());
    assertEquals(
        new Then("to", "the renewal", ", 100 more would lapse", true), prospect.with(packs(1)));
  }

  @Test
  void saysThatItIsTooEarlyWhereNobodyCanTell() {
    var prospect = new Prospect(Runways.untouched());

    assertEquals("300 credits until 14 Mar 2027 for 300.00\u00a0USD", prospect.heading(packs(3)));
    assertEquals("Now 1,300 shared credits are available.", prospect.text());
    assertEquals(new Then("too early to say", "", "", false), prospect.with(packs(3)));
  }
}
