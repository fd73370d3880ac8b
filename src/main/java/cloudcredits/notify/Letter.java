package cloudcredits.notify;

import java.net.URI;
import java.util.Optional;

/**
 * A mail to be written.
 *
 * @param recipient one plain address
 * @param body plain text
 * @param file what goes with it
 * @param stopsAt where whoever gets it stops mails of its kind: by a page, and by a POST without
 *     more (RFC 8058)
 */
public record Letter(
    String recipient, String subject, String body, Optional<File> file, Optional<URI> stopsAt) {

  /**
   * A file that goes with a mail.
   *
   * @param type as in {@code application/pdf}
   */
  public record File(String name, String type, byte[] content) {}

  public Letter(String recipient, String subject, String body) {
    this(recipient, subject, body, Optional.empty(), Optional.empty());
  }
}
