package cloudcredits.metering;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param next what to send as {@code after} for the next page; empty on the last one
 */
record PageOf<T>(List<T> items, Optional<String> next) {

  /**
   * @param found one more than the page holds, where there are more
   */
  static <T> PageOf<T> of(List<T> found, int limit, Function<T, ?> cursor) {
    List<T> items = found.subList(0, Math.min(limit, found.size()));
    return new PageOf<>(
        List.copyOf(items),
        found.size() > limit
            ? Optional.of(cursor.apply(items.getLast()).toString())
            : Optional.empty());
  }

  <R> PageOf<R> map(Function<T, R> to) {
    return new PageOf<>(items.stream().map(to).toList(), next);
  }
}
