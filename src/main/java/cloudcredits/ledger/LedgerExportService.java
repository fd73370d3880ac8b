package cloudcredits.ledger;

import cloudcredits.credit.ContractId;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Ledgers for whoever wants to verify them elsewhere ({@link Verify}). */
public final class LedgerExportService {

  private final Jdbi jdbi;
  private final Clock clock;
  private final Path folder;
  private final LedgerExportRepository ledgers = new LedgerExportRepository();

  /**
   * @param folder where the heads of each day are kept
   */
  public LedgerExportService(Jdbi jdbi, Clock clock, Path folder) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.folder = folder;
  }

  /** The contract with this number. */
  public Optional<ContractId> contract(String number) {
    return jdbi.withHandle(handle -> ledgers.contract(handle, number));
  }

  /** Writes every entry of a contract's ledger as CSV, with the hash of its posting. */
  public void writeLedger(ContractId contract, Writer out) {
    CsvWriter csv = csv(out);
    csv.writeRecord(ExportedEntry.HEADER);
    jdbi.useTransaction(
        handle -> ledgers.entries(handle, contract, entry -> csv.writeRecord(entry.values())));
    flush(csv);
  }

  /** Writes the head of every contract's chain as CSV: contract, last entry, hash. */
  public void writeHeads(Writer out) {
    CsvWriter csv = csv(out);
    csv.writeRecord("contract", "last_entry", "hash");
    jdbi.useHandle(
        handle ->
            ledgers
                .heads(handle)
                .forEach(
                    head ->
                        csv.writeRecord(
                            head.contract().toString(),
                            Long.toString(head.lastEntry()),
                            HexFormat.of().formatHex(head.hash()))));
    flush(csv);
  }

  /** Keeps the heads of today in a file of their own; those of a day are written once. */
  public void keepHeads() {
    Path file = folder.resolve(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) + ".csv");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "heads", ".tmp");
        try (Writer out = Files.newBufferedWriter(unfinished)) {
          writeHeads(out);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a contract's chain, if anything. */
  Optional<String> brokenChain(ContractId contract) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ, handle -> brokenChain(handle, contract));
  }

  List<ContractId> contracts() {
    return jdbi.withHandle(handle -> ledgers.heads(handle).stream().map(Head::contract).toList());
  }

  private Optional<String> brokenChain(Handle handle, ContractId contract) {
    Head head = ledgers.head(handle, contract);
    Map<Long, String> known =
        head.lastEntry() == 0
            ? Map.of()
            : Map.of(head.lastEntry(), HexFormat.of().formatHex(head.hash()));
    var check = new ChainCheck(known);
    ledgers.entries(handle, contract, check::add);
    return check.end();
  }

  private static CsvWriter csv(Writer out) {
    return CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
  }

  private static void flush(CsvWriter csv) {
    try {
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
