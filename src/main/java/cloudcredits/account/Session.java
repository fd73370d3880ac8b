package cloudcredits.account;

import java.time.Instant;
import java.util.HexFormat;

/**
 * A browser that a person is signed in with.
 *
 * @param id the hash of its token in hexadecimal: names the session, is no use for signing in
 */
public record Session(String id, Instant since, Instant lastSeen) {

  /** Whether this is the session of the browser that shows the token. */
  boolean isOf(Token token) {
    return id.equals(HexFormat.of().formatHex(token.hash()));
  }
}
