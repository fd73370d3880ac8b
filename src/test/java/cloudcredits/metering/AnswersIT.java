package cloudcredits.metering;

import static cloudcredits.metering.ApiClient.job;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.ledger.LedgerChecks;
import cloudcredits.metering.ApiClient.Got;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The nightly check compares what was answered with what the ledger has. */
class AnswersIT extends ApiCase {

  private final Jdbi owner = server.database.owner();

  @BeforeEach
  void meter() {
    server.fixture.seat(server.c, ana);
    Got held = api.post("holds", job("ana", 20)).is(201);
    api.post(step(held, "settle"), "{\"credits\": 5, \"final\": false}").is(200);
    api.post(step(held, "settle"), "{\"credits\": 7}").is(200);
    api.post("jobs/" + held.at("id") + "/reversals", "{\"credits\": 3}").is(201);
    api.post("holds", job("ana", 500)).is(402);
    api.post(step(held, "settle"), "{\"credits\": 1}").is(409);
  }

  @Test
  void allAreWhatTheLedgerHas() {
    assertEquals(List.of(), LedgerChecks.contradictions(owner));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "convert_to(replace(convert_from(body, 'UTF8'), '\"used\":\"12.00\"', '\"used\":\"13.00\"'), 'UTF8')",
        "convert_to(replace(convert_from(body, 'UTF8'), '\"returned\":\"3.00\"', '\"returned\":\"4.00\"'), 'UTF8')",
        "convert_to(replace(convert_from(body, 'UTF8'), '\"id\":\"0', '\"id\":\"1'), 'UTF8')",
        "convert_to(replace(convert_from(body, 'UTF8'), '\"job\":\"0', '\"job\":\"1'), 'UTF8')"
      })
  void anAnswerThatTheLedgerDoesNotHaveIsFound(String planted) {
    owner.useHandle(handle -> handle.execute("create table kept as select * from answer"));
    owner.useHandle(handle -> handle.execute("update answer set body = " + planted));
    assertEquals(
        List.of("What was answered since yesterday is what the ledger has"),
        LedgerChecks.contradictions(owner));
    owner.useHandle(
        handle ->
            handle.execute("update answer a set body = k.body from kept k where k.key = a.key"));
  }
}
