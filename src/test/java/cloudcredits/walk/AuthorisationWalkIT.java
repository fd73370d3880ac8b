package cloudcredits.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.Caller;
import cloudcredits.Estate;
import cloudcredits.Route;
import cloudcredits.RunningPortal;
import cloudcredits.World;
import cloudcredits.credit.PersonId;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks every route that the portal has, as every kind of visitor, with what is theirs, what is
 * somebody else's and what nobody has (rules §11). A new route is walked by itself.
 */
class AuthorisationWalkIT {

  private static final Map<String, String> NOWHERE =
      Map.of("contract", "999-9999", "number", "999-9999");

  /** What is a contract's own, so that another's must not be found there. */
  private static final Set<String> OF_A_CONTRACT =
      Set.of("person", "order", "licence", "group", "request", "quote", "purchase", "job", "view");

  /** Forms that find their fields amiss first, or find that nothing is to be done. */
  private static final Map<String, Integer> SAYS_SOMETHING_ELSE =
      Map.of(
          "/contracts/{contract}/people/{person}/permission", 400,
          "/contracts/{contract}/people/{person}/unseat", 303,
          "/contracts/{contract}/settings/roles/{person}/manager", 409);

  private static RunningPortal portal;
  private static World world;
  private static Estate own;
  private static Estate foreign;
  private static Estate spare;
  private static PersonId stranger;

  @BeforeAll
  static void open() {
    portal = RunningPortal.empty();
    world = portal.world();
    own = world.estate(1);
    foreign = world.estate(2);
    spare = world.estate(1);
    stranger = world.stranger();
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  static List<Route> routes() {
    return portal.routes();
  }

  static Stream<Route> posts() {
    return routes().stream().filter(Route::isPost);
  }

  /** Routes that name a thing on a contract. */
  static Stream<Route> things() {
    return routes().stream()
        .filter(route -> route.path().contains("{contract}") || route.path().contains("{number}"))
        .filter(route -> route.parameters().stream().anyMatch(OF_A_CONTRACT::contains));
  }

  @ParameterizedTest
  @MethodSource("routes")
  void isRefusedToEverybodyElse(Route route) {
    Rules11 rule = Rules11.of(route.path());
    String before = world.checksum();
    for (Kind kind : Kind.values()) {
      if (!rule.allows(kind)) {
        assertOutcome(rule.of(kind), route, kind, own, own.names());
      }
      if (isOnContract(route) && Kind.PEOPLE.contains(kind)) {
        assertOutcome(Outcome.HIDDEN, route, kind, own, and(own.names(), NOWHERE));
        if (kind != Kind.OPERATOR) {
          assertOutcome(Outcome.HIDDEN, route, kind, own, foreign.names());
        }
      }
    }
    assertEquals(before, world.checksum(), "a refused request changed something");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void isOpenToWhomTheRulesNameAndNobodyGetsAnErrorPageOfABug(Route route) {
    Rules11 rule = Rules11.of(route.path());
    for (Kind kind : Kind.values()) {
      if (rule.allows(kind)) {
        String before = route.isPost() ? world.checksum() : "";
        var names = mine(route, kind, spare);
        String shown = assertOutcome(Outcome.ALLOWED, route, kind, spare, names).body();
        if (!route.isPost()) {
          // Once more without a query that leaves out most of a list.
          shown += caller(kind, spare).get(path(route, kind, spare, names)).body();
        }
        assertFalse(
            shown.contains(foreign.number()) && !seesAllContracts(route, kind),
            route + " shows another contract's things to " + kind);
        if (route.isPost() && !before.equals(world.checksum())) {
          // What one visitor changes, the next one must not stumble over.
          spare = world.estate(1);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("posts")
  void changesNothingWithoutTheFormsToken(Route route) {
    Rules11 rule = Rules11.of(route.path());
    if (rule == Rules11.SERVICE || rule == Rules11.BY_MAIL) {
      return;
    }
    String before = world.checksum();
    for (Kind kind : Kind.values()) {
      if (rule.allows(kind)) {
        var answer = caller(kind, own).forge(path(route, kind, own, own.names()));
        assertEquals(403, answer.statusCode(), route + " as " + kind);
      }
    }
    assertEquals(before, world.checksum());
  }

  @ParameterizedTest
  @MethodSource("things")
  void doesNotFindAnotherContractsThings(Route route) {
    Rules11 rule = Rules11.of(route.path());
    var names = new HashMap<>(own.names());
    OF_A_CONTRACT.forEach(name -> names.put(name, foreign.names().get(name)));
    String before = world.checksum();
    for (Kind kind : Kind.values()) {
      if (rule.allows(kind)) {
        int status = send(route, kind, own, names).statusCode();
        boolean hidden =
            status == 404 || status == SAYS_SOMETHING_ELSE.getOrDefault(route.path(), 0);
        assertTrue(hidden, route + " as " + kind + ": " + status);
      }
    }
    assertEquals(before, world.checksum(), "another contract was changed");
  }

  @ParameterizedTest
  @MethodSource("routes")
  void whatIsMineIsNotShownToMyColleagues(Route route) {
    if (route.path().contains("/my/") && route.parameters().contains("job")) {
      String path = route.with(own.names());
      assertEquals(404, caller(Kind.NAMED_USER, own).get(path).statusCode(), path);
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aServicesKeyIsNoUseForAnotherServicesJobs(Route route) {
    if (!route.parameters().contains("job") || Rules11.of(route.path()) != Rules11.SERVICE) {
      return;
    }
    Caller other = world.otherService();
    String before = world.checksum();
    String path = route.with(own.names());
    var answer = route.isPost() ? other.postJson(path, body(path)) : other.get(path);
    assertEquals(404, answer.statusCode(), route + ": " + answer.body());
    assertEquals(before, world.checksum());
  }

  /** As good as it gets, so that nothing but the key is in the way. */
  private static String body(String path) {
    return path.endsWith("/settle") ? "{\"credits\":\"1\"}" : "{}";
  }

  /** Below one's own pages, a job is one's own. */
  private static Map<String, String> mine(Route route, Kind kind, Estate estate) {
    return route.path().contains("/my/")
        ? and(estate.names(), Map.of("job", estate.jobs().get(person(kind, estate))))
        : estate.names();
  }

  private static boolean isOnContract(Route route) {
    return route.path().contains("{contract}");
  }

  /** The vendor's own pages and lists; a service lists its jobs of all contracts. */
  private static boolean seesAllContracts(Route route, Kind kind) {
    boolean onContract = isOnContract(route) || route.path().contains("{number}");
    return Rules11.of(route.path()) == Rules11.OPERATOR
        || !onContract && (kind == Kind.OPERATOR || kind == Kind.SERVICE);
  }

  private static HttpResponse<String> assertOutcome(
      Outcome expected, Route route, Kind kind, Estate home, Map<String, String> names) {
    HttpResponse<String> answer = send(route, kind, home, names);
    assertEquals(
        expected,
        Outcome.of(answer),
        () -> "%s as %s: %s".formatted(answer.request().uri(), kind, answer.statusCode()));
    return answer;
  }

  private static HttpResponse<String> send(
      Route route, Kind kind, Estate home, Map<String, String> names) {
    Caller caller = caller(kind, home);
    String path = path(route, kind, home, names);
    if (!route.isPost()) {
      return caller.get(path + "?licence=" + names.get("licence"));
    }
    return path.startsWith("/api/")
        ? caller.postJson(path, "{}")
        : caller.post(
            path, "licence=%s&code=%s".formatted(names.get("licence"), names.get("code")));
  }

  private static String path(Route route, Kind kind, Estate home, Map<String, String> names) {
    Map<String, String> all = and(names, world.secrets(route, person(kind, home)));
    return route.with(all) + (route.path().endsWith("/people/{person}/seats") ? seat(all) : "");
  }

  /** The undo of freeing a seat is a bare address: which seat stands in its query. */
  private static String seat(Map<String, String> names) {
    return "?permission=on&licence=" + names.get("licence");
  }

  private static Map<String, String> and(Map<String, String> names, Map<String, String> more) {
    var all = new HashMap<>(names);
    all.putAll(more);
    return all;
  }

  private static Caller caller(Kind kind, Estate home) {
    return switch (kind) {
      case ANONYMOUS -> world.anonymous();
      case SERVICE -> world.service();
      default -> world.signedIn(person(kind, home));
    };
  }

  private static PersonId person(Kind kind, Estate home) {
    return switch (kind) {
      case MANAGER -> home.people().get("manager");
      case ADMINISTRATOR -> home.people().get("administrator");
      case COORDINATOR -> home.people().get("coordinator");
      case NAMED_USER -> home.people().get("user");
      case RESELLER -> home.people().get("reseller");
      case OPERATOR -> world.operator();
      case STRANGER, ANONYMOUS, SERVICE -> stranger;
    };
  }
}
