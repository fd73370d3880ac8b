package cloudcredits.notify;

import java.time.Instant;
import java.util.Optional;

/**
 * A mail in the outbox. Its text is kept until it is sent, since it may hold a link that lets its
 * reader in.
 *
 * @param body plain text; empty once sent
 * @param attempts how often it was tried so far
 * @param stopsAt where whoever gets it stops mails of its kind
 * @param lastError why the last attempt failed, in the mail server's words
 */
public record Mail(
    long id,
    String recipient,
    String subject,
    String body,
    Instant createdAt,
    Optional<Instant> sentAt,
    int attempts,
    Optional<String> stopsAt,
    Optional<String> lastError) {}
