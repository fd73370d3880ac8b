package cloudcredits.metering;

import static cloudcredits.metering.ApiClient.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.metering.ApiClient.Got;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refusal says what stopped it, in words and in members that programs read. */
class RefusalsIT extends ApiCase {

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
  void tooFewCreditsSaysOfWhichPool() {
    server.fixture.seat(server.c, ana);
    server.fixture.buy(server.c, 1);
    Got refused = opens(api.post("charges", job("ana", 250)).is("402 insufficient-credits"));
    assertEquals("250.00", refused.at("needed"));
    assertEquals("100.00", refused.at("available/individual"));
    assertEquals("100.00", refused.at("available/shared"));
    assertEquals("pool", refused.at("stopped_by"));
    assertTrue(refused.json().path("cap").isNull());
  }

  @ParameterizedTest
  @CsvSource({"PERSON, MONTH", "GROUP, EVER", "CONTRACT, MONTH"})
  void aCapSaysWhoseItIs(Cap.Scope scope, Cap.Period period) {
    server.fixture.seat(server.c, ana);
    server.fixture.buy(server.c, 5);
    int subject =
        switch (scope) {
          case PERSON -> ana.value();
          case GROUP -> group(ana);
          case CONTRACT -> 0;
        };
    server.fixture.cap(server.c, new Cap(scope, subject, period, Credits.of(40)));
    Got refused = opens(api.post("charges", job("ana", 150)).is("402 cap-reached"));
    assertEquals("cap", refused.at("stopped_by"));
    assertEquals(scope.name().toLowerCase(Locale.ROOT), refused.at("cap/scope"));
    assertEquals(period.name().toLowerCase(Locale.ROOT), refused.at("cap/period"));
    assertEquals(subject == 0 ? "null" : "" + subject, refused.at("cap/subject"));
    assertEquals("40.00 40.00", refused.at("cap/credits") + " " + refused.at("cap/left"));
  }

  @Test
  void whoMayNotUseCreditsIsToldOfThoseThatWait() {
    server.fixture.seat(server.c, ana);
    permit(false);
    assertEquals(
        "100.00", opens(api.post("holds", job("ana", 1)).is("403 no-permission")).at("suspended"));
    permit(true);
    server.fixture.unseat(server.c, ana);
    Got unseated = opens(api.post("holds", job("ana", 1)).is("403 not-seated"));
    assertEquals("100.00", unseated.at("suspended"));
    assertEquals("refused", api.get("jobs/" + unseated.at("job")).is(200).at("state"));
    assertEquals("0.00", api.post("holds", job("ben", 1)).is("403 not-seated").at("suspended"));
    assertEquals("100.00", api.post("estimates", job("ana", 1)).is(200).at("refusal/suspended"));
    server.clock.set("2028-01-01T00:00:00Z");
    Got lapsed = opens(api.post("holds", job("ana", 1)).is("403 contract-not-active"));
    assertEquals("lapsed 100.00", lapsed.at("contract_state") + " " + lapsed.at("suspended"));
  }

  @Test
  void aStepThatTheStateForbidsSaysTheState() {
    server.fixture.seat(server.c, ana);
    Got held = api.post("holds", job("ana", 10)).is(201);
    api.post(step(held, "release"), "").is(200);
    for (String step : List.of("settle", "extend")) {
      String body = step.equals("settle") ? "{\"credits\": 1}" : "";
      assertEquals(
          "released", opens(api.post(step(held, step), body).is("409 hold-ended")).at("state"));
    }
    Got charged = api.post("charges", job("ana", 10)).is(201);
    Got settled = api.post(step(charged, "settle"), "{\"credits\": 9}").is("409 already-settled");
    assertEquals("10.00", opens(settled).at("settled"));
    Got more = api.post("jobs/" + charged.at("id") + "/reversals", "{\"credits\": 11}");
    assertEquals("10.00", opens(more.is("409 more-than-settled")).at("returnable"));
    opens(api.post("holds/" + UUID.randomUUID() + "/release", "").is("404 unknown-job"));
  }

  @Test
  void variablesAndKeysThatCannotBeTakenAreNamed() {
    server.fixture.seat(server.c, ana);
    Got wrong = api.post("charges", job("ana", 1).replace(": 1}", ": \"many\", \"more\": 1}"));
    opens(wrong.is("422 invalid-variables"));
    assertEquals(
        List.of("configurations", "more"), wrong.json().path("errors").findValuesAsText("name"));
    assertTrue(wrong.at("errors/0/message").length() > 5);
    api.post("charges", "k", job("ana", 1)).is(201);
    opens(api.post("charges", "k", job("ana", 2)).is("422 idempotency-key-reused"));
  }

  private Got opens(Got problem) {
    assertEquals(200, api.pageOf(problem), problem::text);
    assertEquals("application/problem+json", problem.type());
    return problem;
  }

  private void permit(boolean permitted) {
    server.ledger.change(
        server.c,
        change -> {
          change
              .handle()
              .execute("update seat set permitted = ? where contract_id = ?", permitted, server.c);
          change.rulesChanged();
          return null;
        });
  }

  private int group(PersonId person) {
    server.ledger.change(
        server.c,
        change -> {
          change.handle().execute("insert into user_group values (?, 7, 'Site')", server.c);
          change.handle().execute("insert into group_member values (?, ?, 7)", server.c, person);
          change.rulesChanged();
          return null;
        });
    return 7;
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
}
