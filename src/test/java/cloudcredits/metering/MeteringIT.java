package cloudcredits.metering;

import static cloudcredits.metering.ApiClient.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.account.Actor;
import cloudcredits.catalogue.NewRate;
import cloudcredits.credit.Cap;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.Grant;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Pool;
import cloudcredits.metering.ApiClient.Got;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The worked examples (rules §12) as a cloud service lives through them. */
class MeteringIT {

  private final ApiServer server = new ApiServer();
  private final ApiClient api = server.client();
  private final PersonId ana = server.fixture.person("Ana");
  private final PersonId ben = server.fixture.person("Ben");

  @AfterEach
  void close() {
    server.close();
  }

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
        atOnce(
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
  void everyQuestionIsAboutOneContract() {
    ContractId d = server.fixture.contract("110-0000-0002", "UTC", "2027-01-01", "2028-01-01");
    server.fixture.seat(server.c, ana);
    server.fixture.seat(d, ben);
    server.fixture.buy(d, 2);
    api.post("charges", job("ana", 30)).is(201);
    api.post("charges", job("ben", 130).replace("110-0000-0001", "110-0000-0002")).is(201);

    assertEquals("1 3 1", sizes("110-0000-0001"));
    assertEquals("2 6 1", sizes("110-0000-0002"));
    assertEquals("0.00", api.get("contracts/110-0000-0001/balance").at("shared/available"));
    assertEquals("170.00", api.get("contracts/110-0000-0002/balance").at("shared/available"));
  }

  /** How many grants, entries and jobs it has. */
  private String sizes(String contract) {
    return String.join(
        " ",
        size("contracts/" + contract + "/grants"),
        size("contracts/" + contract + "/ledger"),
        size("jobs?contract=" + contract));
  }

  private String size(String path) {
    return "" + api.get(path).is(200).json().path("items").size();
  }

  @Test
  void anExplanationTellsWhatWasMeasuredInTheEnd() {
    server.fixture.seat(server.c, ana);
    Got held = api.post("holds", job("ana", 20)).is(201);
    String settle = "holds/" + held.at("id") + "/settle";
    api.post(settle, "{\"variables\": {\"configurations\": 5}, \"final\": false}").is(200);
    api.post(settle, "{\"credits\": \"1.50\", \"final\": false}").is(200);
    api.post(settle, "{\"variables\": {\"configurations\": 7}}").is(200);
    api.post(settle, "{\"variables\": {\"configurations\": 9}}").is("409 already-settled");
    Got explained = api.get("jobs/" + held.at("id") + "/explanation").is(200);
    assertEquals(2, explained.json().path("settlements").size());
    assertEquals("5", explained.at("settlements/0/variables/configurations"));
    assertEquals("false", explained.at("settlements/0/final"));
    assertEquals("7.00", explained.at("settlements/1/credits"));
    assertTrue(explained.json().path("shortage").isNull());
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
  void everyRefusalNamesItsRule() {
    api.post("holds", job("ana", 1)).is("403 not-seated");
    api.post("holds", job("nobody", 1)).is("404 user-unknown");
    api.post("holds", job("ana", 1).replace("110-0000-0001", "110-9999-9999"))
        .is("404 contract-unknown");
    api.post("holds", job("ana", 0)).is("422 invalid-variables");
    Got invalid = api.post("holds", job("ana", 1).replace("configurations", "drawings"));
    assertEquals(
        "configurations drawings", invalid.at("errors/0/name") + " " + invalid.at("errors/1/name"));
    api.post("holds", job("ana", 1).replace("configurator", "sim-360")).is("403 service-not-yours");
    server.fixture.seat(server.c, ana);
    codes("required");
    api.post("holds", job("ana", 1)).is("422 charge-code-required");
    api.post("holds", job("ana", 1, ", \"charge_code\": \"P-2\"")).is("422 charge-code-unknown");
    Got charged = api.post("charges", job("ana", 1, ", \"charge_code\": \"P-1\"")).is(201);
    assertEquals("P-1", api.get("jobs/" + charged.at("id")).at("charge_code"));
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

  @Test
  void aKeySeesAndMovesOnlyJobsOfItsOwnServices() {
    server.fixture.seat(server.c, ana);
    Got held = api.post("holds", job("ana", 10)).is(201);
    ApiClient other = server.client(server.newKey("other", Set.of("sim-360")));
    other.get("jobs/" + held.at("id")).is("404 unknown-job");
    other.get("jobs/" + held.at("id") + "/explanation").is("404 unknown-job");
    other.post(step(held, "settle"), "{\"credits\": 1}").is("404 unknown-job");
    other.post(step(held, "release"), "").is("404 unknown-job");
    assertEquals(0, other.get("jobs?contract=110-0000-0001").is(200).json().path("items").size());
    server.client("cck_none").get("jobs?contract=110-0000-0001").is(401);
  }

  @Test
  void listsComeInPages() {
    server.fixture.seat(server.c, ana);
    server.fixture.seat(server.c, ben);
    for (int i = 1; i <= 5; i++) {
      api.post("charges", job(i % 2 == 0 ? "ben" : "ana", i)).is(201);
      server.clock.advance(Duration.ofSeconds(1));
    }
    api.post("holds", job("ana", 7)).is(201);
    assertEquals(
        List.of("7.00", "5.00", "4.00", "3.00", "2.00", "1.00"),
        pages("jobs?contract=110-0000-0001&limit=2", "credits"));
    assertEquals(
        List.of("4.00", "2.00"),
        pages("jobs?contract=110-0000-0001&limit=1&user=ben@example.org", "credits"));
    assertEquals(
        List.of("7.00"), pages("jobs?contract=110-0000-0001&limit=1&state=held", "credits"));
    assertEquals(13, pages("contracts/110-0000-0001/ledger?limit=3", "entry").size());
    assertEquals(List.of("1", "2"), pages("contracts/110-0000-0001/grants?limit=1", "grant"));
    api.get("jobs").is("400 invalid-request");
    api.get("jobs?contract=110-0000-0001&state=done").is("400 invalid-request");
    api.get("jobs?contract=110-0000-0001&stat=held").is("400 invalid-request");
    api.get("contracts/110-0000-0001/ledger?after=x").is("400 invalid-request");
    api.get("contracts/none/ledger").is("404 contract-unknown");
  }

  private List<String> pages(String path, String member) {
    var values = new ArrayList<String>();
    Got page = api.get(path).is(200);
    while (true) {
      page.json().path("items").forEach(item -> values.add(item.path(member).asText()));
      if (page.json().path("next").isNull()) {
        return values;
      }
      page = api.get(path + "&after=" + page.at("next")).is(200);
    }
  }

  static List<Got> atOnce(List<Callable<Got>> calls) throws Exception {
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      var answers = new ArrayList<Got>();
      for (Future<Got> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private void withoutIndividualCredits(PersonId... people) {
    for (PersonId person : people) {
      server.fixture.seat(server.c, person);
    }
    Stream.of(people)
        .map(person -> person.equals(ana) ? "ana" : "ben")
        .forEach(name -> api.post("charges", job(name, 100)).is(201));
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

  private void cap(PersonId person, String credits) {
    var amount = Credits.of(new BigDecimal(credits));
    server.fixture.cap(
        server.c, new Cap(Cap.Scope.PERSON, person.value(), Cap.Period.MONTH, amount));
  }

  private void codes(String rule) {
    server.ledger.change(
        server.c,
        change -> {
          change.handle().execute("insert into charge_code values (?, 'P-1')", server.c);
          change
              .handle()
              .execute(
                  "update contract set charge_codes = ?, codes_listed = true where id = ?",
                  rule,
                  server.c);
          change.rulesChanged();
          return null;
        });
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

  private static String step(Got held, String step) {
    return "holds/" + held.at("id") + "/" + step;
  }

  private static String left(Got answer) {
    return answer.at("left/individual") + " of own, " + answer.at("left/shared") + " shared";
  }

  private static String draws(Got answer, String amount) {
    var draws = new ArrayList<String>();
    answer
        .json()
        .path("draws")
        .forEach(d -> draws.add(d.path("pool").asText() + " " + d.path(amount).asText()));
    return String.join(", ", draws);
  }

  private String balance() {
    Got balance = api.get("contracts/110-0000-0001/balance").is(200);
    return balance.at("individual/available")
        + " individual, "
        + balance.at("shared/available")
        + " shared";
  }

  private static String sums(Got grants) {
    return grants.at("items/0/used") + " used, " + grants.at("items/0/lapsed") + " lapsed";
  }

  private String ledger() {
    var entries = new ArrayList<String>();
    api.get("contracts/110-0000-0001/ledger?limit=200")
        .json()
        .path("items")
        .forEach(e -> entries.add(e.path("movement").asText() + " " + e.path("credits").asText()));
    return String.join(", ", entries);
  }
}
