package cloudcredits.account;

import cloudcredits.credit.PersonId;

/** Who did something. */
public sealed interface Actor {

  /** A person who was signed in. */
  record ByPerson(PersonId id) implements Actor {}

  /** A cloud service, by the number of its API key. */
  record ByKey(int apiKeyId) implements Actor {}

  /** The portal itself, by the clock or at its start. */
  record BySystem() implements Actor {}

  /** Shorthand for a person. */
  static Actor person(PersonId id) {
    return new ByPerson(id);
  }

  /** Shorthand for the portal itself. */
  static Actor system() {
    return new BySystem();
  }
}
