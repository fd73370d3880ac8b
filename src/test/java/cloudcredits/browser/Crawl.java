package cloudcredits.browser;

import cloudcredits.Caller;
import cloudcredits.Route;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Follows links from page to page as one person, some few of each kind of page. */
final class Crawl {

  private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
  private static final int OF_EACH_ROUTE = 6;
  private static final int LINKS_FOLLOWED = 2;

  private final Caller caller;
  private final List<Route> routes;
  private final Map<Route, Integer> visits = new HashMap<>();
  private final Map<Route, List<String>> pages = new HashMap<>();
  private final List<String> dead = new ArrayList<>();

  Crawl(Caller caller, List<Route> routes) {
    this.caller = caller;
    this.routes = routes.stream().filter(route -> !route.isPost()).toList();
  }

  Crawl from(String start) {
    Deque<String> waiting = new ArrayDeque<>(List.of(start));
    Set<String> known = new HashSet<>(waiting);
    while (!waiting.isEmpty()) {
      for (String link : visit(waiting.remove())) {
        if (known.add(link)) {
          waiting.add(link);
        }
      }
    }
    return this;
  }

  /** Links that lead nowhere. */
  List<String> dead() {
    return dead;
  }

  /** Pages by their route, the first that were found. */
  Map<Route, List<String>> pages() {
    return pages;
  }

  private List<String> visit(String path) {
    Route route = route(path);
    int visit = visits.merge(route, 1, Integer::sum);
    if (visit > OF_EACH_ROUTE) {
      return List.of();
    }
    var answer = caller.get(path);
    if (answer.statusCode() >= 400) {
      dead.add(path + " answers " + answer.statusCode());
    }
    boolean page = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    if (answer.statusCode() != 200 || !page) {
      return answer.headers().firstValue("Location").filter(l -> l.startsWith("/")).stream()
          .toList();
    }
    if (visit > LINKS_FOLLOWED) {
      return List.of();
    }
    pages.computeIfAbsent(route, _ -> new ArrayList<>()).add(path);
    return LINK.matcher(answer.body())
        .results()
        .map(link -> link.group(1).replace("&amp;", "&"))
        .toList();
  }

  private Route route(String path) {
    String bare = path.split("\\?")[0];
    return routes.stream()
        .filter(route -> bare.matches(route.path().replaceAll("[{<]\\w+[}>]", "[^/]+")))
        .min(Comparator.comparingInt(route -> route.parameters().size()))
        .orElse(new Route("GET", bare));
  }
}
