package cloudcredits.ledger;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies an exported ledger without the portal or its database:
 *
 * <pre>{@code java -cp cloud-credits.jar cloudcredits.ledger.Verify ledger.csv [heads.csv …]}</pre>
 *
 * With heads that were exported earlier and kept elsewhere it also finds a chain that was cut off
 * or computed anew. Ends with 0 when nothing is wrong, 1 when something is, 2 when it can't tell.
 */
public final class Verify {

  private Verify() {}

  public static void main(String[] args) {
    System.exit(run(args, System.out));
  }

  static int run(String[] args, PrintStream out) {
    if (args.length == 0) {
      out.println("Which export? Give its file, and after it any files of heads.");
      return 2;
    }
    try {
      Map<Long, String> heads = new HashMap<>();
      String contract = contractOf(Path.of(args[0]));
      for (int i = 1; i < args.length; i++) {
        readHeads(Path.of(args[i]), contract, heads);
      }
      return verify(Path.of(args[0]), heads, out);
    } catch (IOException | RuntimeException e) {
      out.println("The files cannot be read: " + e.getMessage());
      return 2;
    }
  }

  private static int verify(Path export, Map<Long, String> heads, PrintStream out)
      throws IOException {
    var check = new ChainCheck(heads);
    long entries = 0;
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(export)) {
      Iterator<CsvRecord> rows = csv.iterator();
      requireHeader(rows);
      while (rows.hasNext()) {
        check.add(ExportedEntry.of(rows.next().getFields()));
        entries++;
      }
    }
    Optional<String> wrong = check.end();
    out.println(
        wrong
            .map(words -> "Not sound: " + words + ".")
            .orElse("Sound: %d entries, %d known heads.".formatted(entries, heads.size())));
    return wrong.isPresent() ? 1 : 0;
  }

  private static String contractOf(Path export) throws IOException {
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(export)) {
      Iterator<CsvRecord> rows = csv.iterator();
      requireHeader(rows);
      return rows.hasNext() ? rows.next().getField(0) : "";
    }
  }

  private static void requireHeader(Iterator<CsvRecord> rows) {
    if (!rows.hasNext() || !rows.next().getFields().equals(ExportedEntry.HEADER)) {
      throw new IllegalArgumentException("not an export of a ledger");
    }
  }

  private static void readHeads(Path file, String contract, Map<Long, String> heads)
      throws IOException {
    try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
      for (CsvRecord row : csv) {
        if (row.getField(0).equals(contract)) {
          heads.put(Long.valueOf(row.getField(1)), row.getField(2));
        }
      }
    }
  }
}
