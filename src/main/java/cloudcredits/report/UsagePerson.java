package cloudcredits.report;

import cloudcredits.credit.PersonId;
import java.util.Optional;

/**
 * Somebody in a contract's report, also when no longer seated.
 *
 * @param groupName the group that the person is in now
 */
public record UsagePerson(
    PersonId id,
    String name,
    String email,
    Optional<String> groupName,
    boolean seated,
    boolean permitted) {}
