package cloudcredits.web;

import java.util.Optional;

/**
 * Where in a long table a page is. Page numbers begin at 1 and stand in the query as {@code page}.
 *
 * @param size rows on a page
 * @param total rows in all
 */
public record Pager(String path, QueryString query, int page, int size, long total) {

  /** The page that the query asks for, kept within what there is. */
  public static Pager of(String path, QueryString query, int size, long total) {
    long last = Math.max(1, (total + size - 1) / size);
    long asked =
        query
            .get("page")
            .filter(page -> page.matches("[0-9]{1,9}"))
            .map(Long::parseLong)
            .orElse(1L);
    return new Pager(path, query, Math.toIntExact(Math.clamp(asked, 1, last)), size, total);
  }

  /** How many rows come before this page. */
  public long offset() {
    return (page - 1L) * size;
  }

  /** "21 to 40 of 57". */
  public String range() {
    long last = Math.min(offset() + size, total);
    return total == 0
        ? "0"
        : Format.number(offset() + 1)
            + " to "
            + Format.number(last)
            + " of "
            + Format.number(total);
  }

  public Optional<String> previous() {
    return page > 1 ? Optional.of(link(page - 1)) : Optional.empty();
  }

  public Optional<String> next() {
    return offset() + size < total ? Optional.of(link(page + 1)) : Optional.empty();
  }

  private String link(int to) {
    return (to == 1 ? query.without("page") : query.with("page", Integer.toString(to))).on(path);
  }
}
