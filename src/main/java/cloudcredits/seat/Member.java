package cloudcredits.seat;

import cloudcredits.credit.PersonId;

/**
 * A person who has, or once had, a seat on the contract.
 *
 * @param invited whether the person has been invited and never signed in
 */
public record Member(PersonId id, String name, String email, boolean invited) {}
