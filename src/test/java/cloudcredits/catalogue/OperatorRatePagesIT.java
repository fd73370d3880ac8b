package cloudcredits.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.catalogue.RatePortal.Visit;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The operators' pages of rates on the whole portal. */
class OperatorRatePagesIT {

  private static final String RATES = "/operator/rates";
  private static final String ENERGY = RATES + "/energy-analysis";
  private static final Map<String, String> RATE =
      Map.of("expression", "2 * runs", "words", "2 per run.", "start", "now", "after", "1");

  private final RatePortal portal = new RatePortal();
  private final Visit olga = portal.visit("olga");

  @AfterEach
  void close() {
    portal.close();
  }

  @Test
  void areNotThereForOthers() {
    Visit ana = portal.visit("ana");
    for (String path : List.of(RATES, ENERGY)) {
      assertEquals(404, ana.get(path).statusCode());
      assertEquals(303, portal.new Visit().get(path).statusCode());
    }
    assertEquals(404, ana.submit("/profile", ENERGY, RATE).statusCode());
    assertEquals(404, ana.submit("/profile", ENERGY + "/trial", RATE).statusCode());
    assertEquals(List.of(), portal.trail());
  }

  @Test
  void everyServiceIsListedWithItsRate() {
    String page = ok(RATES);

    assertTrue(page.contains("11 services, no rate planned"));
    assertTrue(page.contains("<code>100 * CEILING(length / 5)</code>"));
    assertTrue(page.contains("100 per started 5 km of road."));
    assertTrue(ok(ENERGY).contains("<textarea id=\"expression\" name=\"expression\""));
    assertEquals(404, olga.get(RATES + "/none").statusCode());
  }

  @Test
  void aRateIsTriedThenPublishedAndThenPrices() {
    HttpResponse<String> trial = send("/trial", RATE);

    assertEquals(200, trial.statusCode());
    String tried = flat(trial);
    assertTrue(tried.contains("Tried on 7 jobs: 7 dearer, 0 cheaper, 0 the same"));
    assertTrue(
        tried.matches(
            ".*<th scope=\"row\">Runs 10,000</th>"
                + " <td class=\"num\" data-label=\"Version 1\">10,000</td>"
                + " <td class=\"num key\" data-label=\"Version 2\">20,000</td>"
                + " <td class=\"num\" data-label=\"Change\">\\+10,000</td>.*"));
    assertEquals(List.of(), portal.trail(), "a trial publishes nothing");

    HttpResponse<String> published = send("", RATE);

    assertEquals(303, published.statusCode());
    assertEquals(ENERGY, published.headers().firstValue("Location").orElseThrow());
    assertTrue(ok(ENERGY).contains("Version 2 is published. It prices every job from now on."));
    assertEquals("olga (olga@example.com)", portal.trail().getFirst().who());
    assertTrue(
        portal
            .visit("ana")
            .get(RatePortal.CONTRACT + "/services?service=energy-analysis&runs=5")
            .body()
            .contains("<b>10</b> <span>credits</span> for this job"));
  }

  @Test
  void aRateToComeIsAnnouncedAndStartsOnItsMinute() {
    send("", with("start", "later", "date", "2027-04-01", "time", "06:30"));

    assertTrue(ok(ENERGY).contains("It starts on 1 Apr 2027, 06:30."));
    assertTrue(ok(RATES).contains("11 services, 1 rate planned"));
    assertTrue(ok(RATES).contains("<time datetime=\"2027-04-01T06:30:00Z\">"));
    HttpResponse<String> sooner = send("/trial", with("after", "2"));
    assertEquals(422, sooner.statusCode());
    assertTrue(
        sooner
            .body()
            .contains("Give a start after that of the latest version, 1 Apr 2027, 06:30 UTC"));
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-01,08:59,Give a start that is not in the past",
    "2020-01-01,00:00,Give a start that is not in the past",
    "0000-01-01,00:00,Enter the day on which it starts",
    "2027-02-30,00:00,Enter the day on which it starts",
    "'',00:00,Enter the day on which it starts",
    "2027-04-01,24:01,'Enter the time in UTC, such as 00:00'",
    "2027-04-01,'','Enter the time in UTC, such as 00:00'",
  })
  void aStartInThePastOrNoneIsRefused(String date, String time, String said) {
    Map<String, String> rate = with("start", "later", "date", date, "time", time);

    for (String step : List.of("/trial", "")) {
      HttpResponse<String> refused = send(step, rate);
      assertEquals(422, refused.statusCode());
      assertTrue(refused.body().contains("-error\">" + said + "<"), said);
      assertTrue(refused.body().contains(">2 * runs</textarea>"), "what was typed is kept");
    }
    assertEquals(List.of(), portal.trail());
  }

  @Test
  void aStartThatHasPassedSinceTheTrialIsRefused() {
    Map<String, String> rate = with("start", "later", "date", "2027-03-01", "time", "09:05");
    assertEquals(200, send("/trial", rate).statusCode());

    portal.clock.advance(Duration.ofMinutes(6));

    assertEquals(422, send("", rate).statusCode());
    assertEquals(List.of(), portal.trail());
  }

  static Stream<Map<String, String>> hostile() {
    return Stream.of(
        Map.of(),
        with("expression", ""),
        with("expression", "runs +"),
        with("expression", "1 / (10000 - runs)"),
        with("expression", "\"><script>alert(1)</script>"),
        with("expression", "1+".repeat(100_000) + "1"),
        with("expression", "(".repeat(499)),
        with("expression", "9^9^9^9"),
        with("expression", "runs\u0007"),
        with("words", " "),
        with("words", "x".repeat(301)),
        with("words", "\u202Ersz"),
        with("start", "yesterday"),
        with("start", "later", "date", "+999999999-01-01", "time", "00:00"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void whateverElseIsSentIsRefusedInWords(Map<String, String> fields) {
    for (String step : List.of("/trial", "")) {
      HttpResponse<String> refused = send(step, fields);
      assertEquals(422, refused.statusCode());
      assertTrue(refused.body().contains("There is a problem"));
      assertFalse(refused.body().contains("<script>alert"));
    }
    assertEquals(List.of(), portal.trail());
  }

  @ParameterizedTest
  @ValueSource(strings = {"expression=%00", "expression=%ff", "expression=%", "%"})
  void brokenBodiesAreRefused(String body) {
    assertEquals(400, olga.post(ENERGY + "/trial", body).statusCode());
    assertEquals(400, olga.post(ENERGY, body).statusCode());
    assertEquals(403, olga.post(ENERGY, "expression=runs").statusCode());
    assertEquals(405, olga.get(ENERGY + "/trial").statusCode());
  }

  @Test
  void aLongFormulaMayBeTypedOverSeveralLines() {
    assertEquals(303, send("", with("expression", "2 *\r\n  runs")).statusCode());

    assertTrue(ok(ENERGY).contains("<code>2 * runs</code>"));
  }

  @Test
  void theFormComesBackFromTheTrialWithWhatWasTyped() {
    String tried = flat(send("/trial", with("words", "Two & <more>.")));
    String back = tried.replaceAll(".*<a href=\"([^\"]+)\">Change it</a>.*", "$1");

    assertTrue(ok(back.replace("&amp;", "&")).contains(">Two &amp; &lt;more&gt;.</textarea>"));
    assertEquals(200, olga.get(ENERGY + "?expression=%3Cscript%3E&start=x&date=x").statusCode());
  }

  @Test
  void ofTwoOperatorsOneIsFirstAndTheOtherLooksAgain() {
    Visit otto = portal.visit("otto");

    List<Integer> answers =
        Stream.of(olga, otto)
            .parallel()
            .map(who -> who.submit(ENERGY, ENERGY, with("expression", rateOf(who))).statusCode())
            .sorted()
            .toList();

    assertEquals(List.of(303, 409), answers);
    assertEquals(1, portal.trail().size());
    HttpResponse<String> again = send("/trial", RATE);
    assertEquals(409, again.statusCode());
    assertTrue(again.body().contains("Version 2 was published meanwhile"));
    assertTrue(again.body().contains("name=\"after\" value=\"2\""));
  }

  private String rateOf(Visit who) {
    return who == olga ? "3 * runs" : "4 * runs";
  }

  @Test
  void aDoubleClickPublishesOnce() {
    List<Integer> answers =
        Stream.of(olga, olga, olga, olga)
            .parallel()
            .map(who -> who.submit(ENERGY, ENERGY, RATE).statusCode())
            .toList();

    assertEquals(List.of(303, 303, 303, 303), answers);
    assertEquals(1, portal.trail().size());
  }

  private static Map<String, String> with(String... pairs) {
    Map<String, String> fields = new HashMap<>(RATE);
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], pairs[i + 1]);
    }
    return fields;
  }

  private HttpResponse<String> send(String step, Map<String, String> fields) {
    return olga.submit(ENERGY, ENERGY + step, fields);
  }

  private String ok(String path) {
    HttpResponse<String> response = olga.get(path);
    assertEquals(200, response.statusCode(), path);
    return flat(response);
  }

  private static String flat(HttpResponse<String> response) {
    return response.body().replaceAll("\\s+", " ");
  }
}
