package cloudcredits.account;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Who did what, written once and never changed, in the transaction that did it. */
public final class AuditService {

  private static final int LONGEST = 2000;

  private final Jdbi jdbi;

  public AuditService(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Writes a line within the caller's transaction: both happen or neither.
   *
   * @param subject whom or what it was done to, as people would name it
   * @param detail anything else worth keeping, or an empty text; no secrets
   */
  public void record(
      Handle transaction,
      Instant now,
      Actor actor,
      Optional<ContractId> contract,
      AuditAction action,
      String subject,
      String detail) {
    Optional<PersonId> person = Optional.empty();
    Optional<Integer> apiKey = Optional.empty();
    switch (actor) {
      case Actor.ByPerson(PersonId id) -> person = Optional.of(id);
      case Actor.ByKey(int id) -> apiKey = Optional.of(id);
      case Actor.BySystem() -> {}
    }
    new AuditRepository(transaction)
        .add(now, person, apiKey, contract, action, clean(subject), clean(detail));
  }

  /** Whether this was ever done to this subject on a contract. */
  public boolean has(ContractId contract, AuditAction action, String subject) {
    return jdbi.withHandle(tx -> new AuditRepository(tx).has(contract, action, clean(subject)));
  }

  /** The last lines about a contract, newest first, those before a line's id when given. */
  public List<AuditLine> latest(ContractId contract, OptionalLong before, int limit) {
    return jdbi.withHandle(
        tx -> new AuditRepository(tx).latest(contract, before.orElse(Long.MAX_VALUE), limit));
  }

  /** The last lines about anything, for operators. */
  public List<AuditLine> latest(OptionalLong before, int limit) {
    return jdbi.withHandle(
        tx -> new AuditRepository(tx).latest(before.orElse(Long.MAX_VALUE), limit));
  }

  /** PostgreSQL keeps no NUL, and an audit trail no novels. */
  private static String clean(String text) {
    String printable = text.replace("\0", "");
    return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
  }
}
