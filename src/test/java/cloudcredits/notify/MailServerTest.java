package cloudcredits.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerTest {

  @Test
  void aPasswordNeverTravelsInTheClear() {
    Properties properties =
        MailServer.properties(URI.create("smtp://user:secret@mail.example.com"));
    assertEquals("587", properties.getProperty("mail.smtp.port"));
    assertEquals("true", properties.getProperty("mail.smtp.starttls.required"));
    Properties tls = MailServer.properties(URI.create("smtps://user:secret@mail.example.com"));
    assertEquals("465", tls.getProperty("mail.smtp.port"));
    assertEquals("true", tls.getProperty("mail.smtp.ssl.enable"));
    assertEquals("true", tls.getProperty("mail.smtp.ssl.checkserveridentity"));
  }

  @Test
  void aRelayOnThisMachineNeedsNoTls() {
    Properties properties = MailServer.properties(URI.create("smtp://localhost:25"));
    assertEquals("25", properties.getProperty("mail.smtp.port"));
    assertEquals("false", properties.getProperty("mail.smtp.auth"));
    assertEquals("false", properties.getProperty("mail.smtp.starttls.required"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://mail.example.com", "mail.example.com", "smtp:mail", "smtp:///"})
  void otherUrlsAreRefused(String url) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new MailServer(URI.create(url), "portal@example.com"));
  }

  @Test
  void neverPrintsItsPassword() {
    MailServer server = new MailServer(URI.create("smtp://user:secret@localhost"), "p@example.com");
    assertFalse(server.toString().contains("secret"));
  }
}
