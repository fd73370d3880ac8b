package cloudcredits;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.Config.FirstOperator;
import cloudcredits.billing.Seller;
import cloudcredits.credit.IndividualExpiry;
import cloudcredits.db.DatabaseUrl;
import cloudcredits.payment.CardAccess;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigTest {

  private static final Config NOTHING_SET =
      new Config(
          8080,
          URI.create("http://localhost:8080"),
          Path.of("data").toAbsolutePath(),
          Optional.empty(),
          true,
          false,
          IndividualExpiry.NEVER,
          30,
          10_000,
          Optional.empty(),
          Optional.empty(),
          Optional.of(Config.DEMO_SELLER),
          Optional.empty());

  @Test
  void everyVariableIsOptional() {
    assertEquals(NOTHING_SET, Config.from(Map.of()));
    assertEquals(NOTHING_SET, Config.from(Map.of("PORT", " ", "DEMO", "", "DATABASE_URL", "")));
  }

  @Test
  void everyVariableIsRead() {
    Config config =
        Config.from(
            Map.ofEntries(
                entry("PORT", "80"),
                entry("BASE_URL", "https://credits.example/"),
                entry("DATA_DIR", "/srv/credits"),
                entry("DATABASE_URL", "postgres://u:p@h/d"),
                entry("DEMO", "off"),
                entry("DEV", "on"),
                entry("INDIVIDUAL_CREDITS_EXPIRE", "like-shared"),
                entry("REVERSAL_REPLACEMENT_DAYS", "0"),
                entry("OPERATOR_EMAIL", "op@example.com"),
                entry("OPERATOR_PASSWORD", "secret"),
                entry("SELLER_NAME", "Vendor Ltd"),
                entry("SELLER_ADDRESS", "1 Road; 2000 Town"),
                entry("SELLER_COUNTRY", "IE"),
                entry("SELLER_TAX_NUMBER", "IE1"),
                entry("SELLER_CONTACT", "billing@vendor.example"),
                entry("SELLER_ACCOUNT", "IBAN 1"),
                entry("STRIPE_SECRET_KEY", "sk_secret"),
                entry("STRIPE_WEBHOOK_SECRET", "whsec_secret")));
    assertEquals(
        new Config(
            80,
            URI.create("https://credits.example"),
            Path.of("/srv/credits").toAbsolutePath(),
            Optional.of(DatabaseUrl.parse("postgres://u:p@h/d")),
            false,
            true,
            IndividualExpiry.LIKE_SHARED,
            0,
            10_000,
            Optional.of(new FirstOperator("op@example.com", "secret")),
            Optional.empty(),
            Optional.of(
                new Seller(
                    "Vendor Ltd",
                    List.of("1 Road", "2000 Town"),
                    "IE",
                    "IE1",
                    "billing@vendor.example",
                    "IBAN 1")),
            Optional.of(new CardAccess("sk_secret", "whsec_secret", Optional.empty()))),
        config);
    assertFalse(config.toString().contains("secret"));
  }

  @Test
  void theOwnAddressFollowsThePort() {
    assertEquals(
        URI.create("http://localhost:9000"), Config.from(Map.of("PORT", "9000")).baseUrl());
  }

  @Test
  void readsTheMailServer() {
    URI server = URI.create("smtp://u:p@mail.example:587");
    assertEquals(Optional.of(server), Config.from(Map.of("SMTP_URL", server.toString())).smtpUrl());
  }

  @Test
  void readsHowManyRequestsAKeyMaySend() {
    assertEquals(50, Config.from(Map.of("API_REQUESTS_PER_SECOND", "50")).apiRequestsPerSecond());
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, eighty",
    "PORT, 0",
    "PORT, 65536",
    "BASE_URL, credits.example",
    "BASE_URL, ftp://credits.example",
    "BASE_URL, https://credits.example/portal",
    "BASE_URL, https://credits.example?x",
    "BASE_URL, https://",
    "DATABASE_URL, mysql://h/d",
    "DEMO, yes",
    "DEV, true",
    "INDIVIDUAL_CREDITS_EXPIRE, sometimes",
    "REVERSAL_REPLACEMENT_DAYS, -1",
    "API_REQUESTS_PER_SECOND, 0",
    "SMTP_URL, mail.example",
    "OPERATOR_EMAIL, op@example.com",
    "OPERATOR_PASSWORD, secret",
    "SELLER_NAME, Vendor Ltd",
    "SELLER_COUNTRY, Ireland",
    "STRIPE_SECRET_KEY, sk_x",
    "STRIPE_WEBHOOK_SECRET, whsec_x",
    "STRIPE_API_BASE, stripe",
  })
  void aBadValueIsRefusedInOneSentenceThatNamesIt(String name, String value) {
    String sentence =
        assertThrows(StartupRefused.class, () -> Config.from(Map.of(name, value))).getMessage();
    assertTrue(sentence.contains(name), sentence);
    assertEquals(1, sentence.lines().count());
    assertTrue(sentence.endsWith("."), sentence);
  }

  @Test
  void aRefusalShowsNoPassword() {
    String sentence =
        assertThrows(
                StartupRefused.class,
                () -> Config.from(Map.of("DATABASE_URL", "mysql://u:secret@h/d")))
            .getMessage();
    assertFalse(sentence.contains("secret"), sentence);
  }
}
