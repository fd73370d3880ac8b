package cloudcredits.metering;

import static cloudcredits.metering.ApiClient.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.account.Actor;
import cloudcredits.catalogue.NewRate;
import cloudcredits.metering.ApiClient.Got;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can be done with a job, step by step (rules §6). */
class JobStepsIT extends ApiCase {

  @Test
  void aLongJobIsExtendedAndSettledInParts() {
    server.fixture.seat(server.c, ana);
    Got held = api.post("holds", job("ana", 90, ", \"duration\": \"PT48H\"")).is(201);
    assertEquals("2027-01-12T09:00:00Z", held.at("held_until"));

    server.clock.advance(Duration.ofHours(47));
    Got longer = api.post(step(held, "extend"), "{\"duration\": 864000}").is(200);
    assertEquals("2027-01-22T08:00:00Z", longer.at("held_until"));
    Got part = api.post(step(held, "settle"), "{\"credits\": 30, \"final\": false}").is(200);
    assertEquals(
        "held 60.00 30.00", part.at("state") + " " + part.at("held") + " " + part.at("used"));
    Got end = api.post(step(held, "settle"), "{\"credits\": 20.5}").is(200);
    assertEquals("settled 50.50", end.at("state") + " " + end.at("credits"));
    assertEquals("49.50 of own, 0.00 shared", left(end));
  }

  @Test
  void aHoldEndsByItselfOrIsReleased() {
    server.fixture.seat(server.c, ana);
    Got first = api.post("holds", job("ana", 60)).is(201);
    Got second = api.post("holds", job("ana", 40)).is(201);
    api.post(step(first, "release"), "").is(200);
    assertEquals("released", api.post(step(first, "release"), "{}").is(200).at("state"));
    api.post(step(first, "settle"), "{\"credits\": 1}").is("409 hold-ended");

    server.clock.advance(Duration.ofHours(24));
    assertEquals("expired", api.get("jobs/" + second.at("id")).is(200).at("state"));
    assertEquals("100.00 individual, 0.00 shared", balance());
    api.post(step(second, "settle"), "{\"credits\": 1}").is("409 hold-ended");
  }

  @Test
  void whatWasSettledStaysSettledAtThat() {
    server.fixture.seat(server.c, ana);
    Got job = api.post("charges", job("ana", 60)).is(201);
    api.post(step(job, "settle"), "{\"credits\": 60}").is(200);
    assertEquals(
        "60.00",
        api.post(step(job, "settle"), "{\"credits\": 61}").is("409 already-settled").at("settled"));
    api.post(step(job, "release"), "").is("409 already-settled");
    String reversals = "jobs/" + job.at("id") + "/reversals";
    api.post(reversals, "{\"credits\": \"20.00\"}").is(201);
    assertEquals(
        "40.00",
        api.post(reversals, "{\"credits\": \"40.01\"}")
            .is("409 more-than-settled")
            .at("returnable"));
  }

  @Test
  void settlingAboveTheHoldDrawsTheDifferenceOrLeavesTheHold() {
    server.fixture.seat(server.c, ana);
    Got held = api.post("holds", job("ana", 60)).is(201);
    Got refused = api.post(step(held, "settle"), "{\"credits\": 101}").is(402);
    assertEquals("41.00", refused.at("needed"));
    assertEquals("held", api.get("jobs/" + held.at("id")).at("state"));
    assertEquals("100.00", api.post(step(held, "settle"), "{\"credits\": 100}").is(200).at("used"));
  }

  @Test
  void theRateThatPricedTheHoldPricesItsEnd() {
    server.fixture.seat(server.c, ana);
    Got held = api.post("holds", job("ana", 10)).is(201);
    server.clock.advance(Duration.ofMinutes(1));
    server.catalogue.publishRate(
        "configurator",
        new NewRate("2 * configurations", "2 per configuration.", Optional.empty(), 1),
        Actor.system());
    server.clock.advance(Duration.ofMinutes(1));

    Got settled =
        api.post(step(held, "settle"), "{\"variables\": {\"configurations\": 9}}").is(200);
    assertEquals("9.00 1", settled.at("used") + " " + settled.at("rate_version"));
    Got next = api.post("charges", job("ana", 9)).is(201);
    assertEquals("18.00 2", next.at("used") + " " + next.at("rate_version"));
    Got late =
        api.post("charges", job("ana", 9, ", \"occurred_at\": \"2027-01-10T10:00:30+01:00\""));
    assertEquals("9.00 1", late.at("used") + " " + late.at("rate_version"));
  }

  @Test
  void anEstimateChangesNothing() {
    server.fixture.seat(server.c, ana);
    server.fixture.buy(server.c, 1);
    Got estimate = api.post("estimates", job("ana", 130)).is(200);
    assertEquals("130.00", estimate.at("credits"));
    assertEquals("1 per configuration.", estimate.at("rate_words"));
    assertEquals("individual 100.00, shared 30.00", draws(estimate, "credits"));
    assertEquals("0.00 of own, 70.00 shared", left(estimate));
    assertTrue(estimate.json().path("refusal").isNull());
    Got tooMuch = api.post("estimates", job("ana", 201)).is(200);
    assertEquals("201.00", tooMuch.at("refusal/needed"));
    assertEquals("100.00 individual, 100.00 shared", balance());
  }

  @Test
  void aServiceThatPricesItselfNamesCredits() {
    server.fixture.seat(server.c, ana);
    String own =
        """
        {"contract": "110-0000-0001", "user": %s, "service": "own-price", "credits": "12.34"}
        """;
    Got byId = api.post("charges", own.formatted(ana)).is(201);
    assertEquals("12.34", byId.at("used"));
    assertTrue(byId.json().path("rate_version").isNull());
    api.post("charges", own.formatted("\"" + ana + "\"")).is(201);
    api.post("charges", own.formatted("\"ANA@example.org \"")).is(201);
    api.post("holds", own.formatted(ana).replace("own-price", "configurator"))
        .is("422 price-not-yours");
    assertEquals(
        "own-price named its price, 12.34.",
        api.get("jobs/" + byId.at("id") + "/explanation").at("words/0"));
  }
}
