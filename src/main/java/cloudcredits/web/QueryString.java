package cloudcredits.web;

import io.javalin.http.Context;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The query of an address, immutable and in order: links change one parameter and keep the others.
 * Of a repeated parameter the last one counts, as in {@link Form}.
 */
public final class QueryString {

  public static final QueryString EMPTY = new QueryString(List.of());

  private record Pair(String name, String value) {}

  private final List<Pair> pairs;

  private QueryString(List<Pair> pairs) {
    this.pairs = List.copyOf(pairs);
  }

  /** The request's own query. */
  public static QueryString of(Context ctx) {
    return parse(ctx.queryString() == null ? "" : ctx.queryString());
  }

  /**
   * @throws IllegalArgumentException when a percent-escape is broken
   */
  public static QueryString parse(String query) {
    var pairs = new ArrayList<Pair>();
    for (String part : query.split("&")) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        pairs.add(new Pair(decode(name), decode(equals < 0 ? "" : part.substring(equals + 1))));
      }
    }
    return new QueryString(pairs);
  }

  /** The last value of the parameter. */
  public Optional<String> get(String name) {
    return pairs.stream()
        .filter(p -> p.name.equals(name))
        .reduce((_, last) -> last)
        .map(Pair::value);
  }

  /** With this parameter once, where it first stood; an empty value leaves it out. */
  public QueryString with(String name, String value) {
    if (value.isEmpty()) {
      return without(name);
    }
    var changed = new ArrayList<Pair>();
    boolean placed = false;
    for (Pair pair : pairs) {
      if (!pair.name.equals(name)) {
        changed.add(pair);
      } else if (!placed) {
        changed.add(new Pair(name, value));
        placed = true;
      }
    }
    if (!placed) {
      changed.add(new Pair(name, value));
    }
    return new QueryString(changed);
  }

  public QueryString without(String name) {
    return new QueryString(pairs.stream().filter(pair -> !pair.name.equals(name)).toList());
  }

  /** The address of a path with this query: {@code /usage?by=user}, or the path alone. */
  public String on(String path) {
    return pairs.isEmpty() ? path : path + "?" + this;
  }

  /** Encoded, without a question mark: {@code by=user&period=30d}. */
  @Override
  public String toString() {
    return pairs.stream()
        .map(pair -> encode(pair.name) + "=" + encode(pair.value))
        .collect(Collectors.joining("&"));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
