package cloudcredits.notify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.db.TestDatabase;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outbox with a mail server that speaks the real protocol. */
class OutboxIT {

  private static final Instant START = Instant.parse("2027-02-01T09:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private URI url;

  @BeforeEach
  void open() {
    server.start();
    server.setUser("portal", "secret");
    url = URI.create("smtp://portal:secret@127.0.0.1:" + server.getSmtp().getPort());
  }

  @AfterEach
  void close() {
    server.stop();
    database.close();
  }

  @Test
  void sendsPlainTextAndKeepsItNoLonger() throws Exception {
    write("ana@example.com", "Für Åsa", "Grüße,\nund 🗝.\n");
    assertEquals(1, at(START).sendDue());
    MimeMessage got = server.getReceivedMessages()[0];
    assertEquals("Für Åsa", got.getSubject());
    assertEquals("ana@example.com", got.getAllRecipients()[0].toString());
    assertEquals("portal@example.com", got.getFrom()[0].toString());
    assertEquals("text/plain; charset=UTF-8", got.getContentType());
    assertEquals("Grüße,\nund 🗝.\n", got.getContent().toString().replace("\r", "") + "\n");
    Mail mail = only();
    assertEquals(Optional.of(START), mail.sentAt());
    assertEquals("", mail.body());
    assertEquals(0, at(START).sendDue(), "once");
  }

  @Test
  void aFileGoesWithItAndAWayToStopIt() throws Exception {
    byte[] content = {37, 80, 68, 70, 0, 1, -1};
    var letter =
        new Letter(
            "ana@example.com",
            "Report",
            "See the file.\n",
            Optional.of(new Letter.File("usage.pdf", "application/pdf", content)),
            Optional.of(URI.create("https://portal.example/stop/1")));
    database.jdbi().useTransaction(tx -> at(START).write(tx, letter, START));
    assertEquals(1, at(START).sendDue());
    MimeMessage got = server.getReceivedMessages()[0];
    assertEquals("<https://portal.example/stop/1>", got.getHeader("List-Unsubscribe")[0]);
    assertEquals("List-Unsubscribe=One-Click", got.getHeader("List-Unsubscribe-Post")[0]);
    var parts = (MimeMultipart) got.getContent();
    assertEquals("See the file.", parts.getBodyPart(0).getContent().toString().strip());
    assertEquals("usage.pdf", parts.getBodyPart(1).getFileName());
    assertArrayEquals(content, parts.getBodyPart(1).getInputStream().readAllBytes());
    assertEquals(0, files(), "not kept");
  }

  @Test
  void theFileOfAMailThatIsGivenUpIsNotKept() {
    var letter =
        new Letter(
            "ana@example.com",
            "Report",
            "text",
            Optional.of(new Letter.File("usage.pdf", "application/pdf", new byte[1])),
            Optional.empty());
    database.jdbi().useTransaction(tx -> at(START).write(tx, letter, START));
    server.stop();
    assertEquals(0, at(START).sendDue());
    assertEquals(1, files());
    assertEquals(0, at(START.plus(OutboxService.GIVEN_UP_AFTER)).sendDue());
    assertEquals(0, files());
  }

  private int files() {
    return database
        .jdbi()
        .withHandle(
            tx -> tx.createQuery("select count(*) from mail_file").mapTo(Integer.class).one());
  }

  @Test
  void aSubjectNeverBeginsAnotherHeader() throws Exception {
    write("ana@example.com", "Hello\r\nBcc: all@example.com\u2028\0x", "text");
    at(START).sendDue();
    MimeMessage got = server.getReceivedMessages()[0];
    assertNull(got.getHeader("Bcc"));
    assertEquals("Hello Bcc: all@example.com x", got.getSubject());
    assertEquals(1, server.getReceivedMessages().length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@example.com\r\nBcc: b@example.com",
        "a@example.com, b@example.com",
        "a b@example.com",
        "a\0@example.com"
      })
  void aRecipientIsOnePlainAddress(String recipient) {
    assertThrows(IllegalArgumentException.class, () -> write(recipient, "Hello", "text"));
  }

  @Test
  void aMailOfATransactionThatFailsIsNeverSent() {
    OutboxService outbox = at(START);
    database
        .jdbi()
        .useTransaction(
            tx -> {
              outbox.write(tx, "ana@example.com", "Hello", "text", START);
              tx.rollback();
            });
    assertEquals(0, outbox.sendDue());
  }

  @Test
  void whileTheServerIsDownItIsTriedAgainLaterAndLater() {
    write("ana@example.com", "Hello", "text");
    server.stop();
    assertEquals(0, at(START).sendDue());
    assertEquals(1, only().attempts());
    assertTrue(only().lastError().isPresent());
    at(START.plusSeconds(59)).sendDue();
    assertEquals(1, only().attempts(), "not before a minute");
    Instant second = START.plus(OutboxService.delay(0));
    at(second).sendDue();
    at(second.plus(OutboxService.delay(1)).minusSeconds(1)).sendDue();
    assertEquals(2, only().attempts(), "then not before five");
    open();
    assertEquals(1, at(second.plus(OutboxService.delay(1))).sendDue());
    assertEquals(Optional.empty(), only().lastError());
    assertEquals(3, only().attempts());
  }

  @Test
  void delaysGrowToHalfADay() {
    assertEquals(Duration.ofMinutes(1), OutboxService.delay(0));
    assertEquals(Duration.ofHours(12), OutboxService.delay(5));
    assertEquals(Duration.ofHours(12), OutboxService.delay(1000));
  }

  @Test
  void oneBadMailDoesNotHoldUpTheOthers() {
    write("nobody@", "Hello", "text");
    write("ana@example.com", "Hello", "text");
    assertEquals(1, at(START).sendDue());
    assertEquals(1, server.getReceivedMessages().length);
  }

  @Test
  void isGivenUpAfterThreeDays() {
    write("ana@example.com", "Hello", "text");
    assertEquals(0, at(START.plus(OutboxService.GIVEN_UP_AFTER)).sendDue());
    assertEquals(0, only().attempts());
  }

  @Test
  void twoSendersAtOnceSendEachMailOnce() throws Exception {
    for (int i = 0; i < 20; i++) {
      write("person" + i + "@example.com", "Hello", "text");
    }
    Thread other = Thread.startVirtualThread(() -> at(START).sendDue());
    at(START).sendDue();
    other.join();
    assertEquals(20, server.getReceivedMessages().length);
  }

  @Test
  void withoutAServerItWaits() {
    write("ana@example.com", "Hello", "text");
    OutboxService silent = new OutboxService(database.jdbi(), Clock.systemUTC(), Optional.empty());
    assertEquals(0, silent.sendDue());
    assertEquals("text", only().body());
  }

  @Test
  void aWrongPasswordForTheServerIsAFailedAttempt() {
    write("ana@example.com", "Hello", "text");
    url = URI.create("smtp://portal:wrong@127.0.0.1:" + server.getSmtp().getPort());
    assertEquals(0, at(START).sendDue());
    assertTrue(only().lastError().isPresent());
    assertEquals(0, server.getReceivedMessages().length);
  }

  private OutboxService at(Instant now) {
    MailServer to = new MailServer(url, "portal@example.com");
    return new OutboxService(database.jdbi(), Clock.fixed(now, ZoneOffset.UTC), Optional.of(to));
  }

  private void write(String recipient, String subject, String body) {
    OutboxService outbox = at(START);
    database.jdbi().useTransaction(tx -> outbox.write(tx, recipient, subject, body, START));
  }

  private Mail only() {
    List<Mail> mails = at(START).latest(OptionalLong.empty(), 2);
    assertEquals(1, mails.size());
    return mails.getFirst();
  }
}
