package cloudcredits.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.account.AuditService;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What must hold of every ledger at every moment: the product's own checks. */
public final class LedgerChecks {

  private LedgerChecks() {}

  /** Fails with the contradicting rows. */
  public static void assertSound(Jdbi jdbi) {
    assertSound(jdbi, Clock.systemUTC());
  }

  /** The same by the clock that the ledger was written by. */
  public static void assertSound(Jdbi jdbi, Clock clock) {
    assertEquals(List.of(), wrong(jdbi, clock));
  }

  /** What does not hold, in words. */
  public static List<String> contradictions(Jdbi jdbi) {
    return wrong(jdbi, Clock.systemUTC()).stream().map(Finding::what).toList();
  }

  static List<Finding> wrong(Jdbi jdbi, Clock clock) {
    var exports = new LedgerExportService(jdbi, clock, Path.of("target", "heads"));
    var ledger = new LedgerService(jdbi, clock, LedgerSettings.DEFAULT);
    return new HealthService(jdbi, clock, ledger, exports, new AuditService(jdbi), List::of)
        .look().stream().filter(finding -> !finding.isSound()).toList();
  }
}
