package cloudcredits.ledger;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.credit.ContractId;
import cloudcredits.db.LongWork;
import cloudcredits.ledger.HealthRepository.Checked;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks every night, and whenever an operator asks, that the ledger is what it must be. */
public final class HealthService {

  private static final Logger LOG = LoggerFactory.getLogger(HealthService.class);
  private static final int EXAMPLES = 5;

  /** What a check found, and when. */
  public record Health(Instant checkedAt, List<Finding> findings) {

    public boolean isSound() {
      return findings.stream().allMatch(Finding::isSound);
    }
  }

  private final Jdbi jdbi;
  private final Clock clock;
  private final LedgerService ledger;
  private final LedgerExportService chains;
  private final AuditService audit;
  private final Supplier<List<Finding>> others;
  private final HealthRepository checks = new HealthRepository();

  /**
   * @param others looks for what must hold of what others derive from the ledger
   */
  public HealthService(
      Jdbi jdbi,
      Clock clock,
      LedgerService ledger,
      LedgerExportService chains,
      AuditService audit,
      Supplier<List<Finding>> others) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ledger = ledger;
    this.chains = chains;
    this.audit = audit;
    this.others = others;
  }

  /** Checks everything as it is at one moment; changes nothing. Postings go on meanwhile. */
  public List<Finding> look() {
    Instant now = clock.instant();
    var findings = new ArrayList<Finding>(LongWork.read(jdbi, handle -> checks.check(handle, now)));
    findings.add(chainsHold());
    findings.addAll(others.get());
    return List.copyOf(findings);
  }

  /**
   * Checks, and keeps what was found; says so in the log and the audit trail where it is wrong.
   * Posts first what the clock has made due: after a night without the portal that is late, not
   * wrong.
   */
  public Health check() {
    ledger.due().forEach(ledger::catchUp);
    Instant now = clock.instant();
    List<Finding> findings = look();
    jdbi.useTransaction(
        handle -> {
          checks.keep(handle, now, findings);
          findings.stream()
              .filter(finding -> !finding.isSound())
              .forEach(finding -> report(handle, now, finding));
        });
    return new Health(now, findings);
  }

  /** What the last check found; empty before the first. */
  public Optional<Health> last() {
    List<Checked> rows = jdbi.withHandle(checks::last);
    return rows.stream()
        .findFirst()
        .map(first -> new Health(first.at(), rows.stream().map(Checked::finding).toList()));
  }

  private void report(Handle handle, Instant now, Finding finding) {
    String rows = finding.wrong() + " wrong: " + String.join(" ", finding.examples());
    LOG.error("Something is wrong. This must hold: {}. {}", finding.what(), rows);
    audit.record(
        handle,
        now,
        new Actor.BySystem(),
        Optional.empty(),
        AuditAction.LEDGER_FOUND_WRONG,
        finding.what(),
        rows);
  }

  private Finding chainsHold() {
    var broken = new ArrayList<String>();
    for (ContractId contract : chains.contracts()) {
      chains
          .brokenChain(contract)
          .ifPresent(words -> broken.add("contract " + contract + ": " + words));
    }
    return new Finding(
        "The hashes of all postings are those of their entries",
        broken.size(),
        broken.stream().limit(EXAMPLES).toList());
  }
}
