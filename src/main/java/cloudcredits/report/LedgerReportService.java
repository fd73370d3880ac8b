package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.report.JobRepository.EntryFact;
import java.util.List;

/** Reads the ledger as it stands. */
public final class LedgerReportService {

  /** How many entries an export holds at most. */
  static final int EXPORTED = 100_000;

  private final ReportService reports;
  private final LedgerRepository repository = new LedgerRepository();

  public LedgerReportService(ReportService reports) {
    this.reports = reports;
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
