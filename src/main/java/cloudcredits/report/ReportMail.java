package cloudcredits.report;

import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody who gets the usage report by mail.
 *
 * @param view the name of the person's own saved view that it is of; empty: the report as it opens
 * @param query of that view
 * @param since only periods that end later are written about
 * @param pdf whether the report goes with it as PDF
 * @param stopKey of the link that stops it
 * @param allowed whether the person still has a role that sees the report
 */
public record ReportMail(
    PersonId person,
    String name,
    String email,
    Rhythm rhythm,
    Optional<String> view,
    Optional<String> query,
    Instant since,
    boolean pdf,
    UUID stopKey,
    boolean allowed) {}
