package cloudcredits.ledger;

import java.util.List;
import java.util.stream.Stream;

/**
 * An entry in an export.
 *
 * @param hash of the chain after the posting that the entry is of, in hexadecimal
 */
record ExportedEntry(ChainLine line, String hash) {

  static final List<String> HEADER =
      List.of(
          "contract",
          "entry",
          "version",
          "grant",
          "movement",
          "credits",
          "job",
          "effective_at",
          "recorded_at",
          "hash");

  List<String> values() {
    return Stream.concat(line.values().stream(), Stream.of(hash)).toList();
  }

  /** From a row of an export, in the order of the header. */
  static ExportedEntry of(List<String> values) {
    return new ExportedEntry(
        new ChainLine(
            values.get(0),
            values.get(1),
            values.get(2),
            values.get(3),
            values.get(4),
            values.get(5),
            values.get(6),
            values.get(7),
            values.get(8)),
        values.get(9));
  }
}
