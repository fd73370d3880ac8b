package cloudcredits.ledger;

import cloudcredits.credit.Changes;
import cloudcredits.credit.Entry;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is written down of one change of one contract: its entries, numbered and chained to those
 * before.
 *
 * @param after where the ledger ends afterwards
 */
record Posting(LedgerTransaction change, Changes changes, Head after, List<EntryRow> entries) {

  /** Takes the changes out of the book. */
  static Posting of(LedgerTransaction change) {
    Changes changes = change.book().takeChanges();
    Head head = change.head();
    boolean moved = !changes.isEmpty() || change.hasChangedRules() || !change.refused().isEmpty();
    long version = head.version() + (moved ? 1 : 0);
    List<EntryRow> entries = number(changes.entries(), head.lastEntry());
    byte[] hash =
        entries.isEmpty()
            ? head.hash()
            : Chain.next(
                head.hash(),
                entries.stream()
                    .map(row -> ChainLine.of(head.contract(), version, row, change.now()))
                    .toList());
    var after =
        new Head(
            head.contract(),
            version,
            head.lastEntry() + entries.size(),
            change.book().lastGrant(),
            hash);
    return new Posting(change, changes, after, entries);
  }

  int contract() {
    return change.contract().value();
  }

  boolean moves() {
    return version() > change.head().version();
  }

  long version() {
    return after.version();
  }

  private static List<EntryRow> number(List<Entry> entries, long last) {
    return IntStream.range(0, entries.size())
        .mapToObj(i -> new EntryRow(last + 1 + i, entries.get(i)))
        .toList();
  }
}
