package cloudcredits.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.App;
import cloudcredits.Config;
import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.Portal;
import cloudcredits.account.ApiKeyService;
import cloudcredits.account.AuditService;
import cloudcredits.client.Outcome.Done;
import cloudcredits.client.Outcome.Refused;
import cloudcredits.client.Outcome.TooFewCredits;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.db.TestDatabase;
import cloudcredits.ledger.LedgerChecks;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against the portal as it runs. */
class ClientIT {

  private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final String CONTRACT = "110-0000-0001";

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at("2027-01-10T09:00:00Z");
  private final LedgerService ledger =
      new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
  private final ContractFixture fixture = new ContractFixture(database, ledger);
  private App app;
  private CreditsClient client;
  private PersonId ana;

  @BeforeEach
  void start() throws IOException {
    ContractId c = fixture.contractC();
    ana = fixture.person("Ana");
    fixture.seat(c, ana);
    String port = Integer.toString(Portal.freePort());
    app =
        App.start(
            Config.from(Map.of("PORT", port, "DEMO", "off", "DATA_DIR", "target/client")),
            database.database(),
            clock);
    String key =
        new ApiKeyService(database.jdbi(), clock, new AuditService(database.jdbi()))
            .create("client", Set.of("configurator", "rendering"), Optional.empty())
            .text();
    client = new CreditsClient(URI.create("http://127.0.0.1:" + port), key);
  }

  @AfterEach
  void close() {
    client.close();
    app.close();
    LedgerChecks.assertSound(database.owner(), clock);
    database.close();
  }

  private static Order order(int configurations) {
    return new Order(
        CONTRACT,
        "ana@example.org",
        "configurator",
        new Cost.Variables(Map.of("configurations", configurations)));
  }

  @Test
  void aJobFromHoldToReversal() throws Exception {
    var held = (Done) client.hold("1-hold", order(60).withChargeCode("P-7"), Duration.ofHours(48));
    assertEquals("held 60.00 0.00", words(held));
    assertEquals("2027-01-12T09:00:00Z", held.heldUntil().orElseThrow().toString());
    UUID job = held.job();
    assertEquals("held 60.00 0.00", words(client.extend("1-extend", job, Duration.ofDays(3))));
    assertEquals("held 40.00 20.00", words(client.settlePart("1-part", job, named("20"))));
    assertEquals("settled 0.00 45.50", words(client.settle("1-settle", job, named("25.5"))));
    var back = (Done) client.reverse("1-back", job, Optional.of(new BigDecimal("5.50")));
    assertEquals(new BigDecimal("5.50"), back.returned());
    assertEquals(new BigDecimal("60.00"), back.individualLeft());
    client.reverse("1-all-back", job, Optional.empty());
    var second = (Done) client.hold("2-hold", order(100), Duration.ofHours(1));
    assertEquals("released 0.00 0.00", words(client.release("2-release", second.job())));
  }

  @Test
  void theSameKeyMovesNothingAgain() throws Exception {
    var first = (Done) client.charge("once", order(30));
    var again = (Done) client.charge("once", order(30));
    assertTrue(again.replayed() && !first.replayed());
    assertEquals(first.job(), again.job());
    assertEquals("idempotency-key-reused", refusal(client.charge("once", order(31))));
  }

  @Test
  void refusalsAreTyped() throws Exception {
    var tooFew = assertInstanceOf(TooFewCredits.class, client.charge("many", order(101)));
    assertEquals("insufficient-credits", tooFew.type());
    assertEquals(new BigDecimal("101.00"), tooFew.needed());
    assertEquals(new BigDecimal("100.00"), tooFew.individual());
    assertTrue(tooFew.cap().isEmpty() && tooFew.job().isPresent());
    fixture.person("Ben");
    var ben = new Order(CONTRACT, "ben@example.org", "configurator", order(1).cost());
    assertInstanceOf(Outcome.NotPermitted.class, client.charge("ben", ben));
    var nobody = new Order(CONTRACT, "nobody@example.org", "configurator", order(1).cost());
    assertInstanceOf(Outcome.Unknown.class, client.charge("nobody", nobody));
    var invalid = assertInstanceOf(Outcome.Invalid.class, client.charge("none", order(0)));
    assertEquals("invalid-variables", invalid.type());
    assertTrue(invalid.errors().getFirst().startsWith("configurations: "));
    var charged = (Done) client.charge("charged", order(1));
    assertInstanceOf(
        Outcome.WrongState.class, client.extend("late", charged.job(), Duration.ofHours(1)));
  }

  /** The example of docs/api/README.md is the method below, to the letter. */
  @Test
  void theExampleOfThePapersRuns() throws Exception {
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("docs/api/README.md")));
    assertTrue(example.find());
    String source =
        Files.readString(Path.of("src/test/java/cloudcredits/client/ClientIT.java"))
            .replaceAll("(?m)^ {2}", "");
    assertTrue(source.contains(example.group(1).strip()), "the example is another");
    assertEquals("rendered for 7.00", render(client, "4711"));
    assertEquals("rendered for 7.00", render(client, "4711"));
    assertEquals("not enough: 150.00 needed, 93.00 there", render(client, "4712", 150));
  }

  private static String render(CreditsClient client, String job) throws Exception {
    return render(client, job, 10);
  }

  private static String render(CreditsClient client, String number, int most)
      throws IOException, InterruptedException {
    var cost = new Cost.Variables(Map.of("configurations", most));
    var order = new Order("110-0000-0001", "ana@example.org", "configurator", cost);
    return switch (client.hold(number + "-hold", order, Duration.ofHours(2))) {
      case Outcome.Done held -> {
        int made = 7; // the work itself
        var real = new Cost.Variables(Map.of("configurations", made));
        yield switch (client.settle(number + "-settle", held.job(), real)) {
          case Outcome.Done settled -> "rendered for " + settled.used();
          case Outcome.Refused refused -> throw new IllegalStateException(refused.detail());
        };
      }
      case Outcome.TooFewCredits few ->
          "not enough: %s needed, %s there".formatted(few.needed(), few.individual());
      case Outcome.Refused refused -> "refused: " + refused.detail();
    };
  }

  private static Cost named(String credits) {
    return new Cost.Named(new BigDecimal(credits));
  }

  private static String words(Outcome outcome) {
    var done = assertInstanceOf(Done.class, outcome);
    return done.state() + " " + done.held() + " " + done.used();
  }

  private static String refusal(Outcome outcome) {
    return assertInstanceOf(Refused.class, outcome).type();
  }
}
