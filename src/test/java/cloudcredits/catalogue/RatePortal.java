package cloudcredits.catalogue;

import cloudcredits.App;
import cloudcredits.Config;
import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.account.AccountService;
import cloudcredits.account.AuditLine;
import cloudcredits.account.AuditService;
import cloudcredits.account.EmailAddress;
import cloudcredits.account.NewPerson;
import cloudcredits.account.Portal;
import cloudcredits.credit.IndividualExpiry;
import cloudcredits.credit.PersonId;
import cloudcredits.db.TestDatabase;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerSettings;
import cloudcredits.notify.OutboxService;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The whole portal on a port of its own, with two operators and one named user. */
final class RatePortal implements AutoCloseable {

  static final String CONTRACT = "/contracts/110-0000-0001";

  private static final String PASSWORD = "harbour crane 7";
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  final TestDatabase database = TestDatabase.fresh();
  final MovableClock clock = MovableClock.at("2027-03-01T09:00:00Z");
  private final App app;

  RatePortal() {
    person("olga", true);
    person("otto", true);
    PersonId ana = person("ana", false);
    var ledger = new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
    var fixture = new ContractFixture(database, ledger);
    fixture.seat(fixture.contractC(), ana);
    app =
        App.start(
            new Config(
                0,
                URI.create("http://127.0.0.1"),
                Path.of("target"),
                Optional.empty(),
                false,
                false,
                IndividualExpiry.NEVER,
                30,
                10_000,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            database.database(),
            clock);
  }

  private PersonId person(String name, boolean operator) {
    var address = new EmailAddress(name + "@example.com");
    var outbox = new OutboxService(database.jdbi(), clock, Optional.empty());
    return new AccountService(
            database.jdbi(),
            clock,
            outbox,
            new AuditService(database.jdbi()),
            new Portal("http://127.0.0.1", false))
        .add(new NewPerson(address, name, operator, Optional.empty()), PASSWORD);
  }

  /** What was published, the latest first. */
  List<AuditLine> trail() {
    return new AuditService(database.jdbi())
        .latest(OptionalLong.empty(), 100).stream()
            .filter(line -> line.did().equals("changed a rate"))
            .toList();
  }

  /** A browser that this person is signed in with: {@code olga}. */
  Visit visit(String name) {
    Visit visit = new Visit();
    visit.submit(
        "/sign-in", "/sign-in", Map.of("email", name + "@example.com", "password", PASSWORD));
    return visit;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + app.port() + path);
  }

  /** A browser with cookies and without JavaScript; follows no redirect by itself. */
  final class Visit {

    private final HttpClient client =
        HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    HttpResponse<String> get(String path) {
      return send(HttpRequest.newBuilder(uri(path)));
    }

    /** Sends the fields with the token of the page's form. */
    HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
      Matcher csrf = CSRF.matcher(get(page).body());
      if (!csrf.find()) {
        throw new AssertionError("no form on " + page);
      }
      return post(action, "_csrf=" + csrf.group(1) + "&" + encoded(fields));
    }

    /** Sends a form's body as it is. */
    HttpResponse<String> post(String path, String body) {
      return send(
          HttpRequest.newBuilder(uri(path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
      try {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      } catch (IOException | InterruptedException failure) {
        throw new IllegalStateException(failure);
      }
    }
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  @Override
  public void close() {
    app.close();
    database.close();
  }
}
