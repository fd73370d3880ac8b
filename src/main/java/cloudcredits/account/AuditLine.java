package cloudcredits.account;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of the audit trail, ready to print.
 *
 * @param id rises with time; the line to go on reading from
 * @param contract the contract's number, where it is about one
 * @param who the person's name and address, the API key's name, or "The portal"
 * @param did the action in words
 * @param subject whom or what it was done to, may be empty
 * @param detail may be empty
 */
public record AuditLine(
    long id,
    Instant at,
    Optional<String> contract,
    String who,
    String did,
    String subject,
    String detail) {}
