package cloudcredits.web;

import java.util.Set;

/**
 * How a table is sorted, and the links that sort it otherwise. In the query it is {@code
 * sort=used}, or {@code sort=-used} for the largest first.
 */
public record Sort(String path, QueryString query, String key, boolean descending) {

  /**
   * What the query asks for.
   *
   * @param keys the columns that can be sorted by
   * @param usual what counts when the query asks for nothing known, such as {@code -used}
   */
  public static Sort of(String path, QueryString query, Set<String> keys, String usual) {
    String asked =
        query.get("sort").filter(sort -> keys.contains(sort.replaceFirst("^-", ""))).orElse(usual);
    return new Sort(path, query, asked.replaceFirst("^-", ""), asked.startsWith("-"));
  }

  /** The table sorted by this column; the other way round where it is already. Back to page 1. */
  public String link(String column, boolean largestFirst) {
    boolean down = column.equals(key) ? !descending : largestFirst;
    return query.with("sort", down ? "-" + column : column).without("page").on(path);
  }

  /** The column's {@code aria-sort}, null (no attribute) when the table is sorted by another. */
  public String aria(String column) {
    return !column.equals(key) ? null : descending ? "descending" : "ascending";
  }
}
