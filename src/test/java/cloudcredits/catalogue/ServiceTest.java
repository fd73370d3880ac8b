package cloudcredits.catalogue;

import static cloudcredits.catalogue.ExampleServices.START;
import static cloudcredits.catalogue.ExampleServices.rate;
import static cloudcredits.catalogue.ExampleServices.service;
import static cloudcredits.catalogue.ExampleServices.whole;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cloudcredits.credit.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceTest {

  private static final Instant RISE = Instant.parse("2027-06-01T00:00:00Z");
  private static final Service RUNS =
      service(List.of(whole("runs", "", 100)), rate(2, RISE, "2 * runs"), rate(1, START, "runs"));

  @Test
  void isPricedByTheRateInForceWhenTheJobOccurred() {
    assertEquals("1: 7", price(RUNS, START));
    assertEquals("1: 7", price(RUNS, RISE.minusNanos(1)));
    assertEquals("2: 14", price(RUNS, RISE));
    assertEquals("2: 14", price(RUNS, RISE.plusSeconds(1_000_000_000)));
  }

  @Test
  void hasNoPriceBeforeItsFirstRate() {
    assertInstanceOf(Pricing.NotPriced.class, RUNS.price(Map.of("runs", 7), START.minusNanos(1)));
  }

  @Test
  void isNotPricedByARateThatFails() {
    Service failing = service(List.of(whole("runs", "", 100)), rate(1, START, "1 / (runs - 7)"));

    assertInstanceOf(Pricing.NotPriced.class, failing.price(Map.of("runs", 7), START));
    assertInstanceOf(Pricing.Priced.class, failing.price(Map.of("runs", 8), START));
  }

  @Test
  void looksAtTheVariablesBeforeTheRate() {
    assertEquals(
        new Pricing.InvalidVariables(
            List.of(new InputProblem("runs", "runs: give a whole number from 1 to 100"))),
        RUNS.price(Map.of("runs", 101), Instant.MIN));
  }

  private static String price(Service service, Instant at) {
    Pricing.Priced priced =
        assertInstanceOf(Pricing.Priced.class, service.price(Map.of("runs", 7), at));
    Credits credits = priced.credits();
    return priced.rateVersion() + ": " + credits;
  }
}
