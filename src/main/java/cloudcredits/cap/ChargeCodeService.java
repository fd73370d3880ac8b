package cloudcredits.cap;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Rules.Codes;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The door to charge codes (rules §7). */
public final class ChargeCodeService {

  /** The longest code and the longest name of one. */
  public static final int LONGEST_CODE = 60;

  public static final int LONGEST_NAME = 120;

  private final Jdbi jdbi;
  private final LedgerService ledger;
  private final AuditService audit;

  public ChargeCodeService(Jdbi jdbi, LedgerService ledger, AuditService audit) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.audit = audit;
  }

  public ChargeCodePolicy policy(ContractId contract) {
    return jdbi.withHandle(tx -> new ChargeCodeRepository(tx, contract).policy());
  }

  /** The contract's list: open codes first, then by code. */
  public List<ChargeCode> list(ContractId contract) {
    return jdbi.withHandle(tx -> new ChargeCodeRepository(tx, contract).all());
  }

  /** Says whether jobs carry codes. Refused where it would stop every job. */
  public ChargeCodeChange decide(ContractId contract, ChargeCodePolicy policy, PersonId by) {
    return ledger.change(
        contract,
        change -> {
          ChargeCodeRepository codes = codes(change);
          if (stopsEverything(policy, codes.all())) {
            return new ChargeCodeChange.NothingOpen();
          }
          codes.decide(policy);
          return changed(change, "jobs’ charge codes", policy.words(), by);
        });
  }

  /**
   * Adds an open code to the list.
   *
   * @param code 1 to 60 characters
   * @param name at most 120 characters, may be empty
   */
  public ChargeCodeChange add(ContractId contract, String code, String name, PersonId by) {
    return ledger.change(
        contract,
        change ->
            codes(change).add(code, name)
                ? changed(change, code, "added", by)
                : new ChargeCodeChange.CodeTaken());
  }

  /** Takes a code off the list for new jobs; what ran with it keeps it. */
  public ChargeCodeChange close(ContractId contract, String code, PersonId by) {
    return ledger.change(
        contract,
        change -> {
          ChargeCodeRepository codes = codes(change);
          List<ChargeCode> others =
              codes.all().stream().filter(other -> !other.code().equals(code)).toList();
          if (stopsEverything(codes.policy(), others)) {
            return new ChargeCodeChange.NothingOpen();
          }
          return setOpen(change, code, false, by);
        });
  }

  /** Takes a closed code again. */
  public ChargeCodeChange open(ContractId contract, String code, PersonId by) {
    return ledger.change(contract, change -> setOpen(change, code, true, by));
  }

  private ChargeCodeChange setOpen(
      LedgerTransaction change, String code, boolean open, PersonId by) {
    return codes(change).setOpen(code, open)
        ? changed(change, code, open ? "opened" : "closed", by)
        : new ChargeCodeChange.UnknownCode();
  }

  private static boolean stopsEverything(ChargeCodePolicy policy, List<ChargeCode> list) {
    return policy.codes() == Codes.REQUIRED
        && policy.listed()
        && list.stream().noneMatch(ChargeCode::open);
  }

  private ChargeCodeChange changed(
      LedgerTransaction change, String subject, String detail, PersonId by) {
    change.rulesChanged();
    audit.record(
        change.handle(),
        change.now(),
        Actor.person(by),
        Optional.of(change.contract()),
        AuditAction.CHARGE_CODES_CHANGED,
        subject,
        detail);
    return new ChargeCodeChange.Done();
  }

  private static ChargeCodeRepository codes(LedgerTransaction change) {
    return new ChargeCodeRepository(change.handle(), change.contract());
  }
}
