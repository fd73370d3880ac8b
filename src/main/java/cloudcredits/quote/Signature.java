package cloudcredits.quote;

import cloudcredits.credit.PersonId;
import java.time.Instant;

/** Who took a step, and when. */
public record Signature(PersonId person, String name, Instant at) {

  /** Whether the same person has taken both. */
  boolean isOf(Signature other) {
    return person.equals(other.person);
  }
}
