package cloudcredits.cap;

import cloudcredits.credit.PersonId;

/** Whom a cap is for (rules §7). */
public sealed interface CapTarget {

  /** All people of the contract together. */
  record WholeContract() implements CapTarget {}

  /** The members of a group together. */
  record OfGroup(int group) implements CapTarget {}

  record OfPerson(PersonId person) implements CapTarget {}

  /** What a person gets who is seated on the contract for the first time. */
  record NewPeople() implements CapTarget {}
}
