package cloudcredits.metering;

import static cloudcredits.metering.ApiClient.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.Grant;
import cloudcredits.credit.Pool;
import cloudcredits.metering.ApiClient.Got;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The worked examples (rules §12) as a cloud service lives through them. */
class WorkedExamplesIT extends ApiCase {

  @Test
  @DisplayName("1–5: two pools pay, what is left comes back, and all of it after a reversal")
  void aJobFromHoldToReversal() {
    server.fixture.seat(server.c, ana);
    server.fixture.seat(server.c, ben);
    assertEquals("200.00 individual, 0.00 shared", balance());
    server.clock.set("2027-02-01T10:00:00Z");
    server.fixture.buy(server.c, 3);

    Got held = api.post("holds", job("ana", 130)).is(201);
    assertEquals("held", held.at("state"));
    assertEquals("130.00", held.at("credits"));
    assertEquals("individual 100.00, shared 30.00", draws(held, "held"));
    assertEquals("0.00 of own, 270.00 shared", left(held));
    assertEquals("2027-02-02T10:00:00Z", held.at("held_until"));
    assertEquals("1", held.at("rate_version"));
    assertEquals("100.00 individual, 270.00 shared", balance());

    Got settled = api.post(step(held, "settle"), "{\"credits\": \"110.00\"}").is(200);
    assertEquals("settled", settled.at("state"));
    assertEquals("individual 100.00, shared 10.00", draws(settled, "used"));
    assertEquals("0.00 of own, 290.00 shared", left(settled));

    Got reversed = api.post("jobs/" + held.at("id") + "/reversals", "").is(201);
    assertEquals("0.00", reversed.at("credits"));
    assertEquals("110.00", reversed.at("returned"));
    assertEquals("100.00 of own, 300.00 shared", left(reversed));
    assertEquals(
        "grant 100.00, grant 100.00, grant 300.00, hold 100.00, hold 30.00, settle 100.00,"
            + " settle 10.00, release 20.00, reverse 10.00, reverse 100.00",
        ledger());
  }

  @Test
  @DisplayName("6: two jobs of 250 at the same moment: one is held, the other told why not")
  void twoJobsAtOnce() throws Exception {
    withoutIndividualCredits(ana, ben);
    server.fixture.buy(server.c, 3);

    List<Got> answers =
        ApiClient.atOnce(
            List.of(
                () -> api.post("holds", job("ana", 250)),
                () -> api.post("holds", job("ben", 250))));

    assertEquals(
        List.of("201", "402 insufficient-credits"),
        answers.stream().map(Got::brief).sorted().toList());
    Got refused = answers.stream().filter(got -> got.status() == 402).findFirst().orElseThrow();
    assertEquals("250 needed, 50 shared available.", refused.at("detail"));
    assertEquals("https://portal.example/problems/insufficient-credits", refused.at("type"));
    assertEquals("250.00", refused.at("needed"));
    assertEquals("50.00", refused.at("available/shared"));
    assertEquals("pool", refused.at("stopped_by"));
    assertEquals("application/problem+json", refused.type());
    assertEquals("refused", api.get("jobs/" + refused.at("job")).is(200).at("state"));
  }

  @Test
  @DisplayName("7: over the expiry, what is available lapses and what is held can still be used")
  void overTheExpiry() {
    withoutIndividualCredits(ana);
    server.fixture.buy(server.c, 3);
    server.clock.set("2027-12-31T23:00:00Z");
    Got held = api.post("holds", job("ana", 50)).is(201);

    server.clock.set("2028-01-01T00:00:00Z");
    assertEquals("0.00 individual, 0.00 shared", balance());
    assertEquals("50.00", api.get("contracts/110-0000-0001/balance").at("shared/held"));
    Got grants = api.get("contracts/110-0000-0001/grants?after=1").is(200);
    assertEquals("250.00", grants.at("items/0/lapsed"));
    server.clock.set("2028-01-01T01:00:00Z");
    api.post(step(held, "settle"), "{\"variables\": {\"configurations\": 20}}").is(200);

    assertEquals(
        "20.00 used, 280.00 lapsed", sums(api.get("contracts/110-0000-0001/grants?after=1")));
    assertTrue(ledger().endsWith("hold 50.00, lapse 250.00, settle 20.00, release_lapsed 30.00"));
  }

  @Test
  @DisplayName("8: the grant that expires sooner pays first")
  void theSoonerFirst() {
    withoutIndividualCredits(ben);
    givenGrants("2028-01-01", "2027-06-01");
    Got job = api.post("charges", job("ben", 150)).is(201);

    assertEquals("3 100.00, 2 50.00", grantsOf(job));
  }

  @Test
  @DisplayName("9: a monthly cap refuses, says what is left of it, and begins anew")
  void aMonthlyCap() {
    withoutIndividualCredits(ben);
    server.fixture.buy(server.c, 3);
    cap(ben, "40");

    api.post("holds", job("ben", 30)).is(201);
    Got refused = api.post("holds", job("ben", 20)).is("402 cap-reached");
    assertEquals("cap", refused.at("stopped_by"));
    assertEquals("person", refused.at("cap/scope"));
    assertEquals(ben.toString(), refused.at("cap/subject"));
    assertEquals("month", refused.at("cap/period"));
    assertEquals("40.00", refused.at("cap/credits"));
    assertEquals("10.00", refused.at("cap/left"));
    Got explained = api.get("jobs/" + refused.at("job") + "/explanation").is(200);
    assertEquals("cap-reached", explained.at("refusal/type"));
    assertTrue(explained.at("words/1").contains("10 left of the cap of 40 shared a month"));
    assertEquals("20.00", explained.at("shortage/needed"));
    assertEquals("270.00", explained.at("shortage/shared"));
    assertEquals("person " + ben, at(explained, "scope") + " " + at(explained, "subject"));
    assertEquals("Ben month", at(explained, "name") + " " + at(explained, "period"));
    assertEquals("40.00 30.00", at(explained, "credits") + " " + at(explained, "used"));

    server.clock.set("2027-02-01T00:00:00Z");
    api.post("holds", job("ben", 20)).is(201);
  }

  private static String at(Got explained, String member) {
    return explained.at("shortage/cap/" + member);
  }

  @Test
  @DisplayName("10: cap 0 leaves the individual credits")
  void capZero() {
    server.fixture.seat(server.c, ben);
    server.fixture.buy(server.c, 3);
    cap(ben, "0");

    api.post("charges", job("ben", 60)).is(201);
    Got refused = api.post("charges", job("ben", 60)).is("402 cap-reached");
    assertEquals("40.00", refused.at("available/individual"));
    assertEquals("0.00", refused.at("cap/left"));
    assertEquals(
        "0.00",
        api.get("contracts/110-0000-0001/balance?user=ben@example.org").at("user/left/shared"));
  }

  @Test
  @DisplayName("11: rendering by its megapixels")
  void rendering() {
    server.fixture.seat(server.c, ana);
    assertEquals("8.00", renderingCosts(3840, 2160, "final"));
    assertEquals("0.00", renderingCosts(1000, 900, "standard"));
    assertEquals("1.00", renderingCosts(600, 400, "final"));
  }

  @Test
  @DisplayName("12: a lapsed contract refuses; renewed, the individual credits are back")
  void lapsedAndRenewed() {
    server.fixture.seat(server.c, ben);
    server.fixture.buy(server.c, 1);
    server.clock.set("2028-01-01T00:00:00Z");
    Got refused = api.post("holds", job("ben", 10)).is("403 contract-not-active");
    assertEquals("lapsed", refused.at("contract_state"));

    server.clock.set("2028-01-05T09:00:00Z");
    server.fixture.renew(server.c, "2028-01-05", "2029-01-05");
    assertEquals("100.00 individual, 0.00 shared", balance());
    api.post("holds", job("ben", 100)).is(201);
  }

  /** Two shared grants of 100 that expire on these days, made in this order. */
  private void givenGrants(String first, String second) {
    for (String day : List.of(first, second)) {
      var expiry =
          new Expiry(Optional.of(Instant.parse(day + "T00:00:00Z")), Expiry.Reason.RENEWAL);
      var origin = new Grant.Origin(Grant.Source.ADJUSTMENT, "a test's");
      server.ledger.change(
          server.c,
          change ->
              change
                  .book()
                  .grant(
                      Pool.SHARED,
                      Optional.empty(),
                      Credits.of(100),
                      expiry,
                      origin,
                      change.now()));
    }
  }

  private static String grantsOf(Got job) {
    var draws = new ArrayList<String>();
    job.json()
        .path("draws")
        .forEach(d -> draws.add(d.path("grant").asText() + " " + d.path("used").asText()));
    return String.join(", ", draws);
  }

  private String renderingCosts(int width, int height, String quality) {
    return api.post(
            "estimates",
            """
            {"contract": "110-0000-0001", "user": "ana@example.org", "service": "rendering",
             "variables": {"width": %d, "height": %d, "frames": 1, "quality": "%s"}}
            """
                .formatted(width, height, quality))
        .is(200)
        .at("credits");
  }

  private static String sums(Got grants) {
    return grants.at("items/0/used") + " used, " + grants.at("items/0/lapsed") + " lapsed";
  }
}
