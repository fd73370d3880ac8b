package cloudcredits.contract;

import cloudcredits.credit.PersonId;
import java.time.Instant;

/**
 * A contract's manager, or one of its administrators and coordinators.
 *
 * @param accountOpen false while the person is invited and has never signed in
 * @param seated whether the person has a seat on the contract as well
 */
public record RoleHolder(
    PersonId person,
    String name,
    String email,
    Role role,
    Instant appointedAt,
    boolean accountOpen,
    boolean seated) {}
