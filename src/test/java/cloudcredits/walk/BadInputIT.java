package cloudcredits.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.Caller;
import cloudcredits.Estate;
import cloudcredits.Route;
import cloudcredits.RunningPortal;
import cloudcredits.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent to whichever route: an answer of our own in words, never a bug's. */
class BadInputIT {

  private static final String FORM = "application/x-www-form-urlencoded";

  /** How the server itself refuses what it can't even parse. */
  private static final String BEFORE_ANY_ROUTE = "Check the address, or go back and try again.";

  private static final int LARGE = 2 << 20;

  /** Every name that a query or form of the portal may use, and one that none does. */
  private static final List<String> FIELDS =
      List.of(
          "page sort dir by period from to group service person code state licence q search before"
              .split(" "));

  private static final List<String> VALUES =
      List.of(
          "%00",
          "a%00b",
          "%FF%FE",
          "%",
          "%zz",
          "%C3%28",
          "-1",
          "99999999999999999999",
          "0x10",
          "2026-13-45",
          "9".repeat(10_000),
          "%27%22%3E%3Cscript%3E",
          "%F0%9F%92%A9",
          "");

  private static final List<String> IDS =
      List.of(
          "abc",
          "0",
          "-1",
          "99999999999999999999",
          "%00",
          "%FF",
          "%2e%2e",
          "%20",
          "a".repeat(9_000));

  private static RunningPortal portal;
  private static World world;
  private static Estate estate;

  @BeforeAll
  static void open() {
    portal = RunningPortal.empty();
    world = portal.world();
    estate = world.estate(1);
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  static Stream<Route> gets() {
    return portal.routes().stream().filter(route -> !route.isPost());
  }

  static Stream<Route> posts() {
    return portal.routes().stream().filter(Route::isPost);
  }

  static Stream<Route> withParameters() {
    return portal.routes().stream().filter(route -> !route.parameters().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("gets")
  void anyQuery(Route route) {
    var broken = new ArrayList<String>();
    Caller caller = caller(route);
    String path = path(route);
    for (String value : VALUES) {
      // All at once where it may be, since one that is refused hides the others.
      check(RawAnswer.get(caller, path + "?" + query(value)), broken);
    }
    for (String field : FIELDS) {
      check(
          RawAnswer.get(caller, "%s?%s=%%00&%s=-1&%s[]=x".formatted(path, field, field, field)),
          broken);
      check(RawAnswer.get(caller, path + "?" + field + "=" + "99999999999999999999"), broken);
    }
    assertEquals(List.of(), broken);
  }

  private static String query(String value) {
    return String.join(
        "&",
        FIELDS.stream()
            .limit(value.length() > 1_000 ? 1 : FIELDS.size())
            .map(field -> field + "=" + value)
            .toList());
  }

  @ParameterizedTest
  @MethodSource("withParameters")
  void anyIdInThePath(Route route) {
    var broken = new ArrayList<String>();
    Caller caller = caller(route);
    for (String parameter : route.parameters()) {
      for (String id : IDS) {
        var names = names(route);
        names.put(parameter, id);
        String path = route.with(names);
        check(RawAnswer.to(route.method(), caller, path), broken);
      }
    }
    assertEquals(List.of(), broken);
  }

  @ParameterizedTest
  @MethodSource("posts")
  void anyBody(Route route) {
    var broken = new ArrayList<String>();
    String path = path(route);
    for (Map.Entry<String, String> body : bodies().entrySet()) {
      // What one of them ends, such as the session, must not shield the others.
      Caller caller = caller(route);
      String type = body.getKey().split("#")[0];
      check(
          RawAnswer.post(caller, path, type, body.getValue().replace("CSRF", caller.csrf())),
          broken);
    }
    assertEquals(List.of(), broken);
  }

  /** By content type; what follows # only tells them apart. */
  private static Map<String, String> bodies() {
    var bodies = new HashMap<String, String>();
    bodies.put(FORM, "");
    bodies.put(FORM + "#no value", "_csrf=CSRF");
    bodies.put(FORM + "#large", "_csrf=CSRF&name=" + "x".repeat(LARGE));
    bodies.put(FORM + "#many", "_csrf=CSRF" + "&name=x".repeat(20_000));
    bodies.put(FORM + "#escape", "_csrf=CSRF&name=%zz&email=%");
    bodies.put(FORM + "#broken", "_csrf=CSRF&name=%FF%FE");
    for (String value : VALUES) {
      bodies.put(FORM + "#" + value.hashCode(), "_csrf=CSRF&" + fields(value));
    }
    bodies.put(FORM + "; charset=klingon", "_csrf=CSRF&name=x");
    bodies.put(FORM + "; charset=utf-16", "_csrf=CSRF&name=x");
    bodies.put("multipart/form-data", "garbage");
    bodies.put("multipart/form-data; boundary=x", "garbage");
    bodies.put("multipart/form-data; boundary=x#begun", "--x\r\nContent-Disposition: form-data");
    bodies.put("text/plain", "_csrf=CSRF");
    bodies.put("nonsense", "_csrf=CSRF");
    bodies.put("application/json", "{");
    bodies.put("application/json#nul", "{\"contract\":\"\\u0000\",\"user\":\"\\u0000\"}");
    bodies.put("application/json#array", "[".repeat(5_000));
    bodies.put("application/json#number", "1e999999999");
    bodies.put("application/json#large", "{\"x\":\"" + "x".repeat(LARGE) + "\"}");
    return bodies;
  }

  private static String fields(String value) {
    String all =
        "name email role licence permission packs other purchase-order invoice-email token until"
            + " pack-credits pack-price manager password old new credits reason period number"
            + " customer kind zone starts renewal limit product serial seats reseller services"
            + " group code text cap listed policy next people person service currency";
    return String.join(
        "&",
        Stream.of(all.split(" "))
            .limit(value.length() > 1_000 ? 3 : 99)
            .flatMap(field -> Stream.of(field + "=" + value, field + "=" + value))
            .toList());
  }

  private static void check(RawAnswer answer, List<String> broken) {
    String what = answer.request() + " " + answer.status();
    if (answer.status() >= 500) {
      broken.add(what);
    }
    String text = answer.text();
    boolean ours =
        text.contains("application/problem+json")
            || text.contains("</html>")
            || text.contains(BEFORE_ANY_ROUTE);
    if (answer.status() >= 400 && !ours) {
      broken.add(what + " is not our page: " + RawAnswer.brief(text));
    }
    for (String header : List.of("content-security-policy", "x-content-type-options")) {
      if (!text.toLowerCase(Locale.ROOT).contains(header + ":")) {
        broken.add(what + " without " + header);
      }
    }
  }

  private static Caller caller(Route route) {
    return switch (Rules11.of(route.path())) {
      case SERVICE -> world.service();
      case OPERATOR -> world.signedIn(world.operator());
      case ANYONE -> world.anonymous();
      default -> world.signedIn(estate.people().get("manager"));
    };
  }

  private static Map<String, String> names(Route route) {
    var names = new HashMap<>(estate.names());
    names.putAll(world.secrets(route, estate.people().get("manager")));
    return names;
  }

  private static String path(Route route) {
    return route.with(names(route));
  }
}
