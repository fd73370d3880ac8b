package cloudcredits.export;

import cloudcredits.report.UsageTable;
import java.util.List;

/** The usage report's table for a file of it. */
final class UsageColumns {

  private static final int OF_WORDS = 28;
  private static final int OF_FIGURES = 13;

  private UsageColumns() {}

  /** As wide as what stands in them. */
  static List<Column> of(UsageTable table) {
    List<UsageTable.Cell> first = table.rows().isEmpty() ? List.of() : table.rows().getFirst();
    return java.util.stream.IntStream.range(0, table.heads().size())
        .mapToObj(
            i ->
                new Column(
                    table.heads().get(i),
                    i < first.size() && first.get(i) instanceof UsageTable.Text
                        ? OF_WORDS
                        : OF_FIGURES))
        .toList();
  }

  static List<Cell> row(List<UsageTable.Cell> cells) {
    return cells.stream().map(UsageColumns::cell).toList();
  }

  private static Cell cell(UsageTable.Cell cell) {
    return switch (cell) {
      case UsageTable.Text(var text) -> new Cell.Text(text);
      case UsageTable.Amount(var credits) -> new Cell.Amount(credits);
      case UsageTable.Count(var count) -> new Cell.Count(count);
      case UsageTable.Day(var day) -> new Cell.Day(day);
      case UsageTable.Nothing _ -> new Cell.Nothing();
    };
  }
}
