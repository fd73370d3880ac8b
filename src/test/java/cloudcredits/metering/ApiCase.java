package cloudcredits.metering;

import static cloudcredits.metering.ApiClient.job;

import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.metering.ApiClient.Got;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/**
 * Contract C on a portal of its own, with Ana and Ben, and what tests say and ask again and again.
 */
abstract class ApiCase {

  final ApiServer server = new ApiServer();
  final ApiClient api = server.client();
  final PersonId ana = server.fixture.person("Ana");
  final PersonId ben = server.fixture.person("Ben");

  @AfterEach
  void close() {
    server.close();
  }

  void withoutIndividualCredits(PersonId... people) {
    for (PersonId person : people) {
      server.fixture.seat(server.c, person);
    }
    Stream.of(people)
        .map(person -> person.equals(ana) ? "ana" : "ben")
        .forEach(name -> api.post("charges", job(name, 100)).is(201));
  }

  void cap(PersonId person, String credits) {
    var amount = Credits.of(new BigDecimal(credits));
    server.fixture.cap(
        server.c, new Cap(Cap.Scope.PERSON, person.value(), Cap.Period.MONTH, amount));
  }

  static String step(Got held, String step) {
    return "holds/" + held.at("id") + "/" + step;
  }

  static String left(Got answer) {
    return answer.at("left/individual") + " of own, " + answer.at("left/shared") + " shared";
  }

  static String draws(Got answer, String amount) {
    var draws = new ArrayList<String>();
    answer
        .json()
        .path("draws")
        .forEach(d -> draws.add(d.path("pool").asText() + " " + d.path(amount).asText()));
    return String.join(", ", draws);
  }

  String balance() {
    Got balance = api.get("contracts/110-0000-0001/balance").is(200);
    return balance.at("individual/available")
        + " individual, "
        + balance.at("shared/available")
        + " shared";
  }

  String ledger() {
    var entries = new ArrayList<String>();
    api.get("contracts/110-0000-0001/ledger?limit=200")
        .json()
        .path("items")
        .forEach(e -> entries.add(e.path("movement").asText() + " " + e.path("credits").asText()));
    return String.join(", ", entries);
  }
}
