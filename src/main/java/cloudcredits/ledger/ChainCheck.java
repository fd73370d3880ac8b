package cloudcredits.ledger;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the chain of one contract, entry by entry, and tells the first thing that is wrong: an
 * entry that is missing, out of its place or changed, or a head that was known and is not there.
 */
final class ChainCheck {

  private final Map<Long, String> heads;
  private final List<ChainLine> posting = new ArrayList<>();
  private byte[] hash = Chain.start();
  private String stored = "";
  private long entries;
  private Optional<String> wrong = Optional.empty();

  /**
   * @param heads hashes in hexadecimal that are known from elsewhere, by the last entry they cover
   */
  ChainCheck(Map<Long, String> heads) {
    this.heads = heads;
  }

  /** The next entry, in the order of the export. */
  void add(ExportedEntry exported) {
    if (wrong.isPresent()) {
      return;
    }
    ChainLine line = exported.line();
    if (!posting.isEmpty() && !posting.getFirst().version().equals(line.version())) {
      endPosting();
    }
    if (!line.entry().equals(Long.toString(entries + 1))) {
      fail("entry %d is missing: entry %s stands in its place", entries + 1, line.entry());
    } else if (!posting.isEmpty() && !stored.equals(exported.hash())) {
      fail("entry %s does not belong to the posting of those before it", line.entry());
    } else if (!posting.isEmpty() && !posting.getFirst().contract().equals(line.contract())) {
      fail("entry %s is of another contract", line.entry());
    }
    entries++;
    stored = exported.hash();
    posting.add(line);
  }

  /** After the last entry: what is wrong, if anything. */
  Optional<String> end() {
    if (!posting.isEmpty()) {
      endPosting();
    }
    heads.keySet().stream()
        .filter(last -> last > entries)
        .min(Long::compare)
        .ifPresent(last -> fail("the entries after %d are missing: there were %d", entries, last));
    return wrong;
  }

  private void endPosting() {
    hash = Chain.next(hash, posting);
    String computed = HexFormat.of().formatHex(hash);
    if (!computed.equals(stored)) {
      fail("of entries %s to %d at least one was changed", posting.getFirst().entry(), entries);
    } else if (!computed.equals(heads.getOrDefault(entries, computed))) {
      fail("the entries up to %d are not those of the head that was kept", entries);
    }
    posting.clear();
  }

  private void fail(String words, Object... values) {
    if (wrong.isEmpty()) {
      wrong = Optional.of(words.formatted(values));
    }
  }
}
