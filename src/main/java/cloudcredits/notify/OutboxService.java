package cloudcredits.notify;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Mail is written in the transaction that causes it and sent afterwards, so that neither happens
 * without the other. It is sent at least once: after a crash between sending and noting it, a
 * second time.
 */
public final class OutboxService {

  /** A mail that could not be sent for so long is given up: its links are over, its news is old. */
  public static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

  private static final List<Duration> DELAYS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofHours(12));
  private static final int MOST_AT_ONCE = 100;
  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_ERROR = 500;

  private final Jdbi jdbi;
  private final Clock clock;
  private final Optional<MailServer> server;

  /**
   * @param server where mail goes; without one it stays in the outbox for operators to read
   */
  public OutboxService(Jdbi jdbi, Clock clock, Optional<MailServer> server) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.server = server;
  }

  /** Whether mail leaves the house at all. */
  public boolean sends() {
    return server.isPresent();
  }

  /**
   * Writes a mail within the caller's transaction: both happen or neither. Line breaks and control
   * characters in the subject become blanks.
   *
   * @param recipient one plain address
   * @param body plain text
   */
  public void write(
      Handle transaction, String recipient, String subject, String body, Instant now) {
    write(transaction, new Letter(recipient, subject, body), now);
  }

  /** As {@link #write(Handle, String, String, String, Instant)}, with all that a mail can have. */
  public void write(Handle transaction, Letter letter, Instant now) {
    if (letter.recipient().chars().anyMatch(c -> c <= ' ' || c == 0x7f || c == ',')) {
      throw new IllegalArgumentException("not one plain address");
    }
    new OutboxRepository(transaction)
        .add(
            new Letter(
                letter.recipient(),
                oneLine(letter.subject()),
                letter.body().replace("\0", ""),
                letter.file(),
                letter.stopsAt()),
            now);
  }

  /** A header must not begin another one. */
  private static String oneLine(String subject) {
    String line = subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT);
  }

  /**
   * Sends what is due, the longest due first, at most 100; gives the number sent. Call it every few
   * seconds. What fails is tried again after 1, 5 and 30 minutes, 2, 6 and each 12 hours, for three
   * days.
   */
  public int sendDue() {
    return server.map(this::sendDue).orElse(0);
  }

  private int sendDue(MailServer to) {
    jdbi.useHandle(tx -> new OutboxRepository(tx).dropFiles(clock.instant().minus(GIVEN_UP_AFTER)));
    int sent = 0;
    for (int tried = 0; tried < MOST_AT_ONCE; tried++) {
      Optional<Mail> mail = claim();
      if (mail.isEmpty()) {
        break;
      }
      sent += send(to, mail.get()) ? 1 : 0;
    }
    return sent;
  }

  /**
   * Takes a mail by putting off its next attempt, so that no transaction stays open while a server
   * is slow.
   */
  private Optional<Mail> claim() {
    return jdbi.inTransaction(
        tx -> {
          Instant now = clock.instant();
          OutboxRepository outbox = new OutboxRepository(tx);
          Optional<Mail> mail = outbox.lockDue(now, now.minus(GIVEN_UP_AFTER));
          mail.ifPresent(due -> outbox.tried(due.id(), now.plus(delay(due.attempts()))));
          return mail;
        });
  }

  static Duration delay(int attempts) {
    return DELAYS.get(Math.min(attempts, DELAYS.size() - 1));
  }

  private boolean send(MailServer to, Mail mail) {
    try {
      to.send(mail, jdbi.withHandle(tx -> new OutboxRepository(tx).file(mail.id())));
    } catch (MessagingException e) {
      String why = String.valueOf(e.getMessage()).replace("\0", "").strip();
      String error = why.length() <= LONGEST_ERROR ? why : why.substring(0, LONGEST_ERROR);
      jdbi.useHandle(tx -> new OutboxRepository(tx).failed(mail.id(), error));
      return false;
    }
    jdbi.useHandle(tx -> new OutboxRepository(tx).sent(mail.id(), clock.instant()));
    return true;
  }

  /** The last mails, newest first, those before a mail's id when given. */
  public List<Mail> latest(OptionalLong before, int limit) {
    return jdbi.withHandle(
        tx -> new OutboxRepository(tx).latest(before.orElse(Long.MAX_VALUE), limit));
  }
}
