package cloudcredits.cap;

import java.util.Optional;

/** What became of putting a person into a group, or out of it. */
public sealed interface Membership {

  /**
   * @param group the group's name; empty: in no group
   */
  record Done(String person, Optional<String> group) implements Membership {}

  record UnknownGroup() implements Membership {}

  /** The person never had a seat on the contract. */
  record UnknownPerson() implements Membership {}
}
