package cloudcredits.contract;

import java.time.LocalDate;
import java.util.Optional;

/**
 * How long a contract's shared credits last.
 *
 * @param nextExpiry of credits that are left
 * @param brief for a table: {@code to about 2 Feb 2027}
 * @param sentence without a stop: {@code Credits run dry about 2 Feb, 40 days before the renewal}
 */
public record Outlook(Optional<LocalDate> nextExpiry, String brief, String sentence) {}
