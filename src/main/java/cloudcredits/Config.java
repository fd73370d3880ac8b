package cloudcredits;

import cloudcredits.credit.IndividualExpiry;
import cloudcredits.db.DatabaseUrl;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the environment says. Every variable is optional; a bad value is refused before anything
 * starts.
 *
 * @param port PORT, the TCP port of the portal
 * @param baseUrl BASE_URL, the portal's own address as its users have it, without a slash at its
 *     end
 * @param dataDirectory DATA_DIR, where the embedded database lives
 * @param databaseUrl DATABASE_URL, a PostgreSQL of one's own instead of the embedded one
 * @param demo DEMO, whether an empty database is filled with demonstration data
 * @param development DEV, whether templates reload and the style guide is there
 * @param individualExpiry INDIVIDUAL_CREDITS_EXPIRE, rules §3
 * @param reversalReplacementDays REVERSAL_REPLACEMENT_DAYS, rules §4; 0 lets them lapse
 * @param apiRequestsPerSecond API_REQUESTS_PER_SECOND, how many requests one API key may send
 * @param firstOperator OPERATOR_EMAIL and OPERATOR_PASSWORD, for an installation without demo data
 * @param smtpUrl SMTP_URL, the server that takes our mail
 */
public record Config(
    int port,
    URI baseUrl,
    Path dataDirectory,
    Optional<DatabaseUrl> databaseUrl,
    boolean demo,
    boolean development,
    IndividualExpiry individualExpiry,
    int reversalReplacementDays,
    int apiRequestsPerSecond,
    Optional<FirstOperator> firstOperator,
    Optional<URI> smtpUrl) {

  /** Who may sign in to an installation that has nobody yet. */
  public record FirstOperator(String email, String password) {

    /** Without the password: this may reach a log. */
    @Override
    public String toString() {
      return email;
    }
  }

  /**
   * Reads the environment; a variable that is empty counts as not set.
   *
   * @throws StartupRefused in one sentence that names the variable
   */
  public static Config from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    int port = environment.wholeNumber("PORT", 8080, 1, 65_535);
    return new Config(
        port,
        environment.webAddress("BASE_URL").orElse(URI.create("http://localhost:" + port)),
        environment.folder("DATA_DIR", "data"),
        environment.database("DATABASE_URL"),
        environment.onOrOff("DEMO", true),
        environment.onOrOff("DEV", false),
        environment.choice("INDIVIDUAL_CREDITS_EXPIRE", IndividualExpiry.NEVER),
        environment.wholeNumber("REVERSAL_REPLACEMENT_DAYS", 30, 0, 3_650),
        environment.wholeNumber("API_REQUESTS_PER_SECOND", 10_000, 1, 1_000_000),
        firstOperator(environment),
        environment.mailServer("SMTP_URL"));
  }

  private static Optional<FirstOperator> firstOperator(Environment environment) {
    Optional<String> email = environment.text("OPERATOR_EMAIL");
    Optional<String> password = environment.text("OPERATOR_PASSWORD");
    if (email.isPresent() != password.isPresent()) {
      throw new StartupRefused(
          "OPERATOR_EMAIL and OPERATOR_PASSWORD belong together: set both or neither.");
    }
    return email.map(address -> new FirstOperator(address, password.orElseThrow()));
  }
}
