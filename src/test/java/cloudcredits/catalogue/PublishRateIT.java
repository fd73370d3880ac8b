package cloudcredits.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditLine;
import cloudcredits.account.AuditService;
import cloudcredits.db.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishRateIT {

  private static final Instant NOW = Instant.parse("2027-03-01T09:00:00.123456789Z");
  private static final Instant NEXT_MONTH = Instant.parse("2027-04-01T00:00:00Z");

  private static final NewRate TWICE =
      new NewRate("2 * runs", "2 per run.", Optional.of(NEXT_MONTH), 1);

  private TestDatabase database;
  private SettableClock clock;
  private AuditService audit;
  private CatalogueService catalogue;

  @BeforeEach
  void open() {
    database = TestDatabase.fresh();
    clock = new SettableClock(NOW);
    audit = new AuditService(database.jdbi());
    catalogue = new CatalogueService(database.jdbi(), clock, audit);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void startsAtOnceAndLeavesThePastAsItWas() {
    assertEquals("1: 5", price(NOW));

    assertInstanceOf(
        Publication.Published.class, publish("energy-analysis", "2 * runs", "2 per run."));

    assertEquals("2: 10", price(NOW));
    assertEquals("1: 5", price(NOW.minusMillis(1)));
  }

  @Test
  void startsOnADayToCome() {
    publish("energy-analysis", "2 * runs", "2 per run.", NEXT_MONTH);

    assertEquals("1: 5", price(NEXT_MONTH.minusMillis(1)));
    assertEquals("2: 10", price(NEXT_MONTH));
  }

  @Test
  void isRefusedInThePastAndBeforeAnotherVersion() {
    publish("energy-analysis", "2 * runs", "2 per run.", NEXT_MONTH);

    assertEquals(
        List.of(
            new InputProblem(
                "validFrom",
                "Give a start after that of the latest version, 1 Apr 2027, 00:00 UTC")),
        refusal(publish("energy-analysis", "3 * runs", "3 per run.")));
    assertEquals(
        List.of(new InputProblem("validFrom", "Give a start that is not in the past")),
        refusal(publish("rendering", "frames", "1 a frame.", NOW.minusSeconds(1))));
    assertEquals(2, versions());
  }

  @Test
  void isRefusedWithARateThatFailsSomewhere() {
    assertEquals(
        List.of(
            new InputProblem(
                "expression",
                "It cannot be calculated: Division by zero. Tried with runs = 10000."),
            new InputProblem("words", "Say the rate in plain English, in 1 to 300 characters")),
        refusal(publish("energy-analysis", "1 / (10000 - runs)", " ")));
    assertEquals(1, versions());
  }

  @Test
  void isRefusedForAServiceThatIsNotThere() {
    assertEquals(new Publication.UnknownService("none"), publish("none", "1", "One."));
  }

  @Test
  void reachesAnotherInstanceWithinSeconds() {
    CatalogueService other = new CatalogueService(database.jdbi(), clock, audit);
    assertEquals("1: 5", price(other, NOW));

    publish("energy-analysis", "2 * runs", "2 per run.");

    clock.advance(CatalogueService.FRESH);
    assertEquals("2: 10", price(other, NOW));
  }

  @Test
  void isOneOfManyOperatorsWhoPublishAtOnce() {
    List<Publication> publications =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> proposal(i + " * runs"))
            .map(rate -> catalogue.publishRate("energy-analysis", rate, Actor.system()))
            .toList();

    assertEquals(1, publications.stream().filter(Publication.Published.class::isInstance).count());
    assertEquals(7, publications.stream().filter(Publication.Meanwhile.class::isInstance).count());
    assertEquals(2, versions());
    assertEquals(1, trail().size());
  }

  @Test
  void isPublishedOnceHoweverOftenItIsSent() {
    List<Publication> publications =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> catalogue.publishRate("energy-analysis", TWICE, Actor.system()))
            .toList();

    assertEquals(8, publications.stream().filter(Publication.Published.class::isInstance).count());
    assertEquals(2, versions());
    assertEquals(1, trail().size());
  }

  @Test
  void isOvertakenByAVersionThatItsAuthorHasNotSeen() {
    publish("energy-analysis", "3 * runs", "3 per run.", NEXT_MONTH);

    assertInstanceOf(
        Publication.Meanwhile.class,
        catalogue.publishRate("energy-analysis", TWICE, Actor.system()));
    assertInstanceOf(Rehearsal.Meanwhile.class, catalogue.rehearse("energy-analysis", TWICE));
    assertEquals(2, versions());
  }

  @Test
  void isRehearsedWithoutAnyTrace() {
    Rehearsal.Passed passed =
        assertInstanceOf(
            Rehearsal.Passed.class, catalogue.rehearse("energy-analysis", proposal("runs + 1")));

    assertEquals(2, passed.rate().version());
    assertEquals(new RateComparison(passed.comparison().samples(), 7, 7, 0), passed.comparison());
    assertEquals(1, versions());
    assertEquals(List.of(), trail());
    assertEquals("1: 5", price(NOW));
  }

  @Test
  void standsInTheAuditTrail() {
    publish("energy-analysis", "2 * runs", "2 per run.", NEXT_MONTH);
    publish("energy-analysis", "1 / 0", "Nothing.");

    AuditLine line = trail().getFirst();
    assertEquals(1, trail().size());
    assertEquals("changed a rate", line.did());
    assertEquals("Whole Building Energy Analysis", line.subject());
    assertEquals("Version 2 from 1 Apr 2027, 00:00 UTC: 2 * runs 2 per run.", line.detail());
  }

  private static NewRate proposal(String expression) {
    return new NewRate(expression, "Another.", Optional.of(NEXT_MONTH), 1);
  }

  @Test
  void pricesWithoutAQueryForEachJob() {
    price(NOW);
    database.owner().useHandle(handle -> handle.execute("alter table service rename to hidden"));

    assertEquals("1: 5", price(NOW));

    clock.advance(CatalogueService.FRESH);
    assertThrows(JdbiException.class, () -> price(NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update rate set expression = '0'",
        "update rate set valid_from = valid_from + interval '1 day'",
        "delete from rate",
        "truncate rate",
      })
  void staysForEver(String change) {
    JdbiException refused =
        assertThrows(
            JdbiException.class, () -> database.jdbi().useHandle(handle -> handle.execute(change)));

    assertTrue(refused.getMessage().contains("permission denied for table rate"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into rate values ('energy-analysis', 2, '2020-06-01Z', 'runs', 'One.',"
            + " '2027-01-01Z')",
        "insert into rate values ('energy-analysis', 1, '2028-01-01Z', 'runs', 'One.',"
            + " '2027-01-01Z')",
        "insert into rate values ('energy-analysis', 0, '2028-01-01Z', 'runs', 'One.',"
            + " '2027-01-01Z')",
        "insert into rate values ('energy-analysis', 2, '2020-01-01Z', 'runs', 'One.',"
            + " '2019-01-01Z')",
        "insert into rate values ('energy-analysis', 2, '2028-01-01Z', '', 'One.', '2027-01-01Z')",
        "insert into rate values ('energy-analysis', 2, '2028-01-01Z', 'runs', '', '2027-01-01Z')",
        "insert into rate values ('nothing', 1, '2028-01-01Z', 'runs', 'One.', '2027-01-01Z')",
        "insert into service values ('A b', 'X', 'X', true, true, false, 99)",
        "insert into service values ('x', 'Rendering', 'X', true, true, false, 99)",
        "insert into service_variable values ('rendering', 'Depth', 'D', '', 'integer', 1, 2, null,"
            + " 9)",
        "insert into service_variable values ('rendering', 'service', 'D', '', 'integer', 1, 2,"
            + " null, 9)",
        "insert into service_variable values ('rendering', 'd', 'D', '', 'integer', 1.5, 2, null,"
            + " 9)",
        "insert into service_variable values ('rendering', 'd', 'D', '', 'integer', 3, 2, null, 9)",
        "insert into service_variable values ('rendering', 'd', 'D', '', 'decimal', null, 2, null,"
            + " 9)",
        "insert into service_variable values ('rendering', 'd', 'D', '', 'decimal', 1, 2, '{a,b}',"
            + " 9)",
        "insert into service_variable values ('rendering', 'd', 'D', '', 'choice', null, null,"
            + " null, 9)",
        "insert into service_variable values ('rendering', 'd', 'D', '', 'choice', 1, 2, '{a,b}',"
            + " 9)",
        "insert into service_variable values ('rendering', 'd', 'D', '', 'choice', null, null,"
            + " '{a}', 9)",
        "insert into service_variable values ('rendering', 'd', 'D', '', 'text', null, null,"
            + " '{a,b}', 9)",
      })
  void isKeptFromNonsenseByTheDatabase(String insert) {
    JdbiException refused =
        assertThrows(
            JdbiException.class,
            () -> database.owner().useHandle(handle -> handle.execute(insert)));

    assertTrue(refused.getMessage().contains("violates"), refused.getMessage());
  }

  private String price(Instant at) {
    return price(catalogue, at);
  }

  private static String price(CatalogueService catalogue, Instant at) {
    Pricing.Priced priced =
        assertInstanceOf(
            Pricing.Priced.class, catalogue.price("energy-analysis", Map.of("runs", 5), at));
    return priced.rateVersion() + ": " + priced.credits();
  }

  private Publication publish(String service, String expression, String words) {
    return publish(service, expression, words, Optional.empty());
  }

  private Publication publish(String service, String expression, String words, Instant validFrom) {
    return publish(service, expression, words, Optional.of(validFrom));
  }

  /** As an operator who has seen every version that there is. */
  private Publication publish(
      String service, String expression, String words, Optional<Instant> start) {
    int after = catalogue.service(service).map(s -> s.rates().size()).orElse(0);
    return catalogue.publishRate(
        service, new NewRate(expression, words, start, after), Actor.system());
  }

  private List<AuditLine> trail() {
    return audit.latest(OptionalLong.empty(), 100);
  }

  private int versions() {
    return catalogue.service("energy-analysis").orElseThrow().rates().size();
  }

  private static List<InputProblem> refusal(Publication publication) {
    return assertInstanceOf(Publication.Refused.class, publication).problems();
  }

  /** A clock that stands until it is told. */
  private static final class SettableClock extends Clock {

    private final AtomicReference<Instant> now;

    SettableClock(Instant now) {
      this.now = new AtomicReference<>(now);
    }

    void advance(Duration duration) {
      now.updateAndGet(before -> before.plus(duration));
    }

    @Override
    public Instant instant() {
      return now.get();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(instant(), zone);
    }
  }
}
