package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.report.JobRepository.EntryFact;
import java.util.List;
import java.util.function.Consumer;

/** Reads the ledger as it stands. */
public final class LedgerReportService {

  private final ReportService reports;
  private final LedgerRepository repository = new LedgerRepository();

  public LedgerReportService(ReportService reports) {
    this.reports = reports;
  }

  /**
   * Hands on every entry that the filter asks for, the latest first, all of one moment. However
   * many they are, only a few are in memory at a time; whoever takes them should not dawdle, since
   * a connection waits.
   */
  public void each(Contract contract, LedgerFilter filter, Consumer<LedgerLine> each) {
    reports.read(handle -> repository.each(handle, contract.id(), contract.zone(), filter, each));
  }

  record Entries(Statement statement, LedgerRepository.Head head, List<EntryFact> entries) {}

  Entries entries(Contract contract, LedgerFilter filter, int most) {
    return reports.read(
        contract,
        (handle, book) ->
            new Entries(
                reports.statement(handle, contract, filter.period(), book),
                repository.head(handle, contract.id()),
                repository.entries(handle, contract.id(), contract.zone(), filter, most)));
  }
}
