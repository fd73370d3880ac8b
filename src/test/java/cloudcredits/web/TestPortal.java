package cloudcredits.web;

import cloudcredits.credit.PersonId;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real server on a free port with a few people, a contract and a service, and what routes a test
 * adds.
 */
final class TestPortal implements AutoCloseable {

  enum Right {
    READ,
    BUY
  }

  record Contract(String number) {}

  record Service(String name) {}

  static final class Down extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /**
   * Sessions: token → visitor. Ana may read and buy on 110, Ben may only read, Olga is an operator.
   */
  static final Map<String, Visitor> PEOPLE =
      Map.of(
          "ana-session", new Visitor(new PersonId(1), "Ana", "ana@example.com", false, "ana-csrf"),
          "ben-session", new Visitor(new PersonId(2), "Ben", "ben@example.com", false, "ben-csrf"),
          "olga-session",
              new Visitor(new PersonId(3), "Olga", "olga@example.com", true, "olga-csrf"));

  final Site site;
  final Sessions sessions;
  final View view;
  final Assets assets;
  private final Javalin server;
  private final HttpClient client = HttpClient.newHttpClient();

  private TestPortal(Site site, int port, Clock clock, RouteSet routes) {
    this.site = site;
    this.sessions = new Sessions(site, token -> Optional.ofNullable(PEOPLE.get(token)));
    this.assets = Assets.load(site);
    var csrf =
        new Csrf(site, "test-key-of-at-least-thirty-two-bytes".getBytes(StandardCharsets.UTF_8));
    var links =
        new Links(
            List.of(new Here.Section("My credits", "/me")),
            List.of(new Here.Section("Services", "/services")));
    this.view = new View(site, assets, sessions, csrf, links, clock);
    var gate =
        new Gate(
            sessions,
            csrf,
            TestPortal::enter,
            key ->
                key.equals("good-key") ? Optional.of(new Service("Rendering")) : Optional.empty());
    var web = new Web(site, assets, view, gate, failure -> failure instanceof Down);
    this.server =
        Javalin.create(
            config -> {
              web.install(config);
              routes.add(config.routes, this);
            });
    server.start("127.0.0.1", port);
  }

  interface RouteSet {
    void add(RoutesConfig routes, TestPortal portal);
  }

  static TestPortal start(RouteSet routes) {
    return start(new Site(URI.create("http://127.0.0.1"), false), 0, routes);
  }

  static TestPortal start(Site site, int port, RouteSet routes) {
    var clock = Clock.fixed(Instant.parse("2026-11-22T08:40:00Z"), ZoneOffset.UTC);
    return new TestPortal(site, port, clock, routes);
  }

  /** Whose pages ask this clock for the time: one that fails lets every page fail. */
  static TestPortal start(Clock clock, RouteSet routes) {
    return new TestPortal(new Site(URI.create("http://127.0.0.1"), false), 0, clock, routes);
  }

  private static ContractDoor.Entry enter(Visitor visitor, String number, Enum<?> right) {
    boolean ana = visitor.name().equals("Ana");
    if (!number.equals("110") || !(ana || visitor.name().equals("Ben"))) {
      return new ContractDoor.Hidden();
    }
    return ana || right == Right.READ
        ? new ContractDoor.Open(new Contract(number))
        : new ContractDoor.Forbidden();
  }

  int port() {
    return server.port();
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path));
  }

  HttpRequest.Builder as(String person, String path) {
    return request(path).header("Cookie", "session=" + person + "-session");
  }

  HttpResponse<String> get(String path) {
    return send(request(path));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  static HttpRequest.Builder form(HttpRequest.Builder request, String body) {
    return request
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  /** What the server answers to these very bytes; for requests that no client would send. */
  String raw(byte[] request) {
    try (var socket = new java.net.Socket("127.0.0.1", port())) {
      socket.setSoTimeout(5000);
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  String raw(String request) {
    return raw(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Serves the style guide until it is ended, for looking at it. */
  public static void main(String[] args) {
    int port = Integer.parseInt(args[0]);
    start(new Site(URI.create("http://127.0.0.1:" + port), true), port, (_, _) -> {});
  }
}
