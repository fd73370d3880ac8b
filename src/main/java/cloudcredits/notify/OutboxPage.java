package cloudcredits.notify;

import cloudcredits.web.Here;
import cloudcredits.web.When;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The outbox, for operators.
 *
 * @param sends whether mail leaves the house at all
 * @param older where the mails before these are, when there are any
 */
public record OutboxPage(
    List<Here.Section> sections, boolean sends, List<Row> mails, Optional<String> older) {

  /**
   * A mail.
   *
   * @param state "Sent", "Waiting", "Not taken yet" or "Given up"
   * @param tag how {@code component.tag} shows the state
   * @param error why the last attempt failed, "" when none did
   */
  public record Row(
      String recipient,
      String subject,
      String body,
      When written,
      String state,
      String tag,
      String error) {

    /** The text, line by line. */
    public List<String> lines() {
      return body.lines().toList();
    }

    static Row of(Mail mail, Instant now) {
      When written = When.dateTime(mail.createdAt(), ZoneOffset.UTC);
      boolean late = mail.createdAt().plus(OutboxService.GIVEN_UP_AFTER).isBefore(now);
      String error = mail.lastError().orElse("");
      if (mail.sentAt().isPresent()) {
        return new Row(
            mail.recipient(), mail.subject(), mail.body(), written, "Sent", "live", error);
      } else if (late) {
        return new Row(
            mail.recipient(), mail.subject(), mail.body(), written, "Given up", "stop", error);
      }
      String state = mail.lastError().isPresent() ? "Not taken yet" : "Waiting";
      return new Row(mail.recipient(), mail.subject(), mail.body(), written, state, "act", error);
    }
  }
}
