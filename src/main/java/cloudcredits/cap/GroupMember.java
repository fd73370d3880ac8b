package cloudcredits.cap;

import cloudcredits.credit.PersonId;

/**
 * A person in a group.
 *
 * @param seated whether the person has a seat on the contract now
 */
public record GroupMember(PersonId id, String name, String email, boolean seated) {}
