package cloudcredits.cap;

import cloudcredits.credit.Cap;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;

/**
 * A person's own cap.
 *
 * @param seated whether the person has a seat now
 */
public record PersonCap(
    PersonId person,
    String name,
    String email,
    Credits credits,
    Cap.Period period,
    boolean seated) {

  public Limit limit() {
    return new Limit(credits, period);
  }
}
