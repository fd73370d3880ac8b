package cloudcredits;

import cloudcredits.billing.Seller;
import cloudcredits.credit.IndividualExpiry;
import cloudcredits.db.DatabaseUrl;
import cloudcredits.payment.CardAccess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
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
 * @param seller SELLER_NAME, SELLER_ADDRESS, SELLER_COUNTRY and so on: who sells, as papers say it;
 *     without it nothing is sold
 * @param cards STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET: payment by card; STRIPE_API_BASE for
 *     another address of the provider
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
    Optional<URI> smtpUrl,
    Optional<Seller> seller,
    Optional<CardAccess> cards) {

  /** Who sells in the demo: invented, like its customers. */
  static final Seller DEMO_SELLER =
      new Seller(
          "Cumulus Vendor B.V. (demo)",
          List.of("Kanaalkade 4", "1000 XX Voorbeeldstad"),
          "NL",
          "NL000000000B01",
          "billing@vendor.example",
          "To Cumulus Vendor B.V., Example Bank, IBAN NL00 DEMO 0000 0000 00, with the invoice’s number.");

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
        environment.mailServer("SMTP_URL"),
        seller(environment),
        cards(environment));
  }

  private static Optional<CardAccess> cards(Environment environment) {
    Optional<String> key = environment.text("STRIPE_SECRET_KEY");
    Optional<String> webhook = environment.text("STRIPE_WEBHOOK_SECRET");
    if (key.isPresent() != webhook.isPresent()) {
      throw new StartupRefused(
          "STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together: set both or neither.");
    }
    Optional<URI> provider = environment.webAddress("STRIPE_API_BASE");
    return key.map(secret -> new CardAccess(secret, webhook.orElseThrow(), provider));
  }

  private static Optional<Seller> seller(Environment environment) {
    Optional<String> name = environment.text("SELLER_NAME");
    Optional<String> address = environment.text("SELLER_ADDRESS");
    Optional<String> country = environment.country("SELLER_COUNTRY");
    if (name.isPresent() != address.isPresent() || name.isPresent() != country.isPresent()) {
      throw new StartupRefused(
          "SELLER_NAME, SELLER_ADDRESS and SELLER_COUNTRY belong together: set all or none.");
    }
    Optional<Seller> demo =
        environment.onOrOff("DEMO", true) ? Optional.of(DEMO_SELLER) : Optional.empty();
    return name.map(
            known ->
                new Seller(
                    known,
                    List.of(address.orElseThrow().split("\\s*;\\s*")),
                    country.orElseThrow(),
                    environment.text("SELLER_TAX_NUMBER").orElse(""),
                    environment.text("SELLER_CONTACT").orElse(""),
                    environment.text("SELLER_ACCOUNT").orElse("")))
        .or(() -> demo);
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
