package cloudcredits.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export is verified as it is, then tampered with in each way that there is. */
class VerifyTest {

  private static final Instant NOON = Instant.parse("2027-02-01T12:00:00Z");

  @TempDir private Path folder;

  /** Postings of 1, 3 and 2 entries. */
  private final List<ExportedEntry> entries = chain(line(1, 1), lines(2, 3), lines(5, 2));

  @Test
  void asItWasWritten() throws IOException {
    assertEquals("0 Sound: 6 entries, 0 known heads.", verify(entries));
  }

  @Test
  void withTheHeadsThatWereKept() throws IOException {
    Path kept = heads(4, entries.get(3).hash());
    assertEquals("0 Sound: 6 entries, 1 known heads.", verify(entries, kept));
  }

  @Test
  void anEntryIsChanged() throws IOException {
    ChainLine line = entries.get(2).line();
    var changed =
        new ChainLine(
            line.contract(),
            line.entry(),
            line.version(),
            line.grant(),
            line.movement(),
            "0.01",
            line.job(),
            line.effectiveAt(),
            line.recordedAt());
    entries.set(2, new ExportedEntry(changed, entries.get(2).hash()));
    assertEquals("1 Not sound: of entries 2 to 4 at least one was changed.", verify(entries));
  }

  @Test
  void anEntryIsMissing() throws IOException {
    entries.remove(2);
    assertEquals("1 Not sound: entry 3 is missing: entry 4 stands in its place.", verify(entries));
  }

  @Test
  void twoEntriesHaveChangedPlaces() throws IOException {
    entries.add(2, entries.remove(3));
    assertEquals("1 Not sound: entry 3 is missing: entry 4 stands in its place.", verify(entries));
  }

  @Test
  void aWholePostingIsMissingAndTheRestNumberedAnew() throws IOException {
    List<ExportedEntry> others = chain(line(1, 1), lines(2, 2));
    others.set(1, new ExportedEntry(others.get(1).line(), entries.get(5).hash()));
    others.set(2, new ExportedEntry(others.get(2).line(), entries.get(5).hash()));
    assertEquals("1 Not sound: of entries 2 to 3 at least one was changed.", verify(others));
  }

  @Test
  void theLastPostingIsCutOff() throws IOException {
    Path kept = heads(6, entries.get(5).hash());
    assertEquals(
        "1 Not sound: the entries after 4 are missing: there were 6.",
        verify(entries.subList(0, 4), kept));
  }

  @Test
  void everyHashIsComputedAnew() throws IOException {
    Path kept = heads(6, entries.get(5).hash());
    List<ExportedEntry> forged = chain(line(1, 7), lines(2, 3), lines(5, 2));
    assertEquals("0 Sound: 6 entries, 0 known heads.", verify(forged));
    assertEquals(
        "1 Not sound: the entries up to 6 are not those of the head that was kept.",
        verify(forged, kept));
  }

  @Test
  void somethingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("else.csv"), "a,b\r\n1,2\r\n");
    assertEquals("2 The files cannot be read: not an export of a ledger", run(file));
    assertEquals("2 Which export? Give its file, and after it any files of heads.", run());
  }

  private String verify(List<ExportedEntry> exported, Path... heads) throws IOException {
    var text = new StringBuilder(String.join(",", ExportedEntry.HEADER)).append("\r\n");
    exported.forEach(entry -> text.append(String.join(",", entry.values())).append("\r\n"));
    Path file = Files.writeString(folder.resolve("ledger.csv"), text);
    var files = new ArrayList<Path>(List.of(heads));
    files.addFirst(file);
    return run(files.toArray(Path[]::new));
  }

  private static String run(Path... files) {
    var out = new ByteArrayOutputStream();
    String[] names = List.of(files).stream().map(Path::toString).toArray(String[]::new);
    int status = Verify.run(names, new PrintStream(out, true, StandardCharsets.UTF_8));
    return status + " " + out.toString(StandardCharsets.UTF_8).strip();
  }

  private Path heads(long lastEntry, String hash) throws IOException {
    String text = "contract,last_entry,hash\r\n8,1,00\r\n7," + lastEntry + "," + hash + "\r\n";
    return Files.writeString(folder.resolve("heads.csv"), text);
  }

  private static List<Integer> lines(int first, int count) {
    return IntStream.range(first, first + count).boxed().toList();
  }

  private static List<Integer> line(int number, int credits) {
    return List.of(number * credits);
  }

  /** Postings of entries, each of as many credits as its own number says. */
  @SafeVarargs
  private static List<ExportedEntry> chain(List<Integer>... postings) {
    var chained = new ArrayList<ExportedEntry>();
    byte[] hash = Chain.start();
    for (int version = 1; version <= postings.length; version++) {
      var lines = new ArrayList<ChainLine>();
      for (int credits : postings[version - 1]) {
        int number = chained.size() + lines.size() + 1;
        lines.add(
            ChainLine.of(
                7,
                number,
                version,
                1,
                "grant",
                BigDecimal.valueOf(credits * 100L, 2),
                Optional.empty(),
                NOON,
                NOON));
      }
      hash = Chain.next(hash, lines);
      String hex = HexFormat.of().formatHex(hash);
      lines.forEach(entry -> chained.add(new ExportedEntry(entry, hex)));
    }
    return chained;
  }
}
