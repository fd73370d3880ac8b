package cloudcredits.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.credit.PersonId;
import cloudcredits.report.RunwayService;
import cloudcredits.web.Access;
import cloudcredits.web.Assets;
import cloudcredits.web.Csrf;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Links;
import cloudcredits.web.Sessions;
import cloudcredits.web.Site;
import cloudcredits.web.View;
import cloudcredits.web.Web;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * This feature's pages on a real server and a real database; a session's token is its person's id.
 */
final class ContractPortal implements AutoCloseable {

  /** An answer: where a redirect leads is its location, "" otherwise. */
  record Answer(int status, String body, String location) {}

  final ContractWorld world = new ContractWorld();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Javalin server;

  ContractPortal() {
    var site = new Site(URI.create("http://127.0.0.1"), false);
    var sessions =
        new Sessions(
            site, token -> Optional.of(world.visitor(new PersonId(Integer.parseInt(token)))));
    var csrf = new Csrf(site, Csrf.randomKey());
    var assets = Assets.load(site);
    var links = new Links(List.of(), List.of());
    var view = new View(site, assets, sessions, csrf, links, world.clock);
    var gate = new Gate(sessions, csrf, world.door, key -> Optional.empty());
    var web = new Web(site, assets, view, gate, failure -> false);
    server =
        Javalin.create(
            config -> {
              web.install(config);
              contract(config.routes, view);
              operator(config.routes, view);
            });
    server.start("127.0.0.1", 0);
  }

  private void contract(RoutesConfig routes, View view) {
    var sheet = new HereService(world.database.jdbi(), world.clock);
    var runways = new RunwayService(world.database.jdbi(), world.ledger, world.clock);
    var contracts = new ContractPages(world.contracts, sheet, runways::outlook, view, world.clock);
    var roles = new RolePages(world.roles, view, contracts::here);
    var balance =
        new BalancePages(world.ledger, runways::outlook, view, contracts::here, world.clock);
    routes.get("/", contracts::start, Access.SIGNED_IN);
    routes.get("/contracts", contracts::list, Access.SIGNED_IN);
    routes.get("/contracts/{contract}/balance", balance::show, Access.on(Right.BALANCE));
    String settings = "/contracts/{contract}/settings";
    String role = settings + "/roles/{person}";
    routes.get(settings, roles::list, Access.on(Right.REPORT));
    routes.post(settings + "/roles", roles::appoint, Access.on(Right.APPOINT));
    routes.get(role + "/dismissal", roles::askToDismiss, Access.on(Right.APPOINT));
    routes.post(role + "/dismissal", roles::dismiss, Access.on(Right.APPOINT));
    routes.post(role + "/reappointment/{role}", roles::reappoint, Access.on(Right.APPOINT));
    routes.get(role + "/manager", roles::askToPassOn, Access.on(Right.BILLING));
    routes.post(role + "/manager", roles::passOn, Access.on(Right.BILLING));
  }

  private void operator(RoutesConfig routes, View view) {
    List<Here.Section> sections = List.of(new Here.Section("Contracts", "/operator/contracts"));
    var contracts =
        new OperatorContractPages(
            world.contracts,
            world.roles,
            world.resellers,
            world.ledger,
            view,
            sections,
            world.clock);
    var terms = new OperatorTermPages(world.contracts, world.ledger, view, sections, world.clock);
    var licences = new OperatorLicencePages(world.contracts, view, sections);
    var adjustments =
        new OperatorAdjustmentPages(world.contracts, world.adjustments, view, sections);
    var resellers = new OperatorResellerPages(world.contracts, world.resellers, view, sections);
    String contract = "/operator/contracts/{contract}";
    routes.get("/operator", contracts::start, Access.OPERATOR);
    routes.get("/operator/contracts", contracts::list, Access.OPERATOR);
    routes.get("/operator/contracts/new", contracts::ask, Access.OPERATOR);
    routes.post("/operator/contracts", contracts::create, Access.OPERATOR);
    routes.get(contract, contracts::show, Access.OPERATOR);
    routes.get(contract + "/renewal", terms::askToRenew, Access.OPERATOR);
    routes.post(contract + "/renewal", terms::renew, Access.OPERATOR);
    routes.get(contract + "/cancellation", terms::askToCancel, Access.OPERATOR);
    routes.post(contract + "/cancellation", terms::cancel, Access.OPERATOR);
    routes.get(contract + "/credit-limit", terms::askForLimit, Access.OPERATOR);
    routes.post(contract + "/credit-limit", terms::setLimit, Access.OPERATOR);
    routes.get(contract + "/licences/new", licences::ask, Access.OPERATOR);
    routes.post(contract + "/licences", licences::add, Access.OPERATOR);
    routes.get(contract + "/licences/{licence}", licences::askForSeats, Access.OPERATOR);
    routes.post(contract + "/licences/{licence}", licences::setSeats, Access.OPERATOR);
    routes.get(contract + "/adjustment", adjustments::ask, Access.OPERATOR);
    routes.post(contract + "/adjustment", adjustments::give, Access.OPERATOR);
    routes.get(contract + "/reseller", resellers::askToLink, Access.OPERATOR);
    routes.post(contract + "/reseller", resellers::link, Access.OPERATOR);
    routes.get("/operator/resellers", resellers::list, Access.OPERATOR);
    routes.post("/operator/resellers", resellers::create, Access.OPERATOR);
    routes.get("/operator/resellers/{reseller}", resellers::show, Access.OPERATOR);
    routes.post("/operator/resellers/{reseller}/people", resellers::addPerson, Access.OPERATOR);
  }

  Answer get(PersonId person, String path) {
    return send(person, HttpRequest.newBuilder(uri(path)));
  }

  /** The page, which must be there, with blanks and line breaks as one blank. */
  String page(PersonId person, String path) {
    Answer answer = get(person, path);
    assertEquals(200, answer.status(), path + answer.body());
    return answer.body().replaceAll("\\s+", " ");
  }

  Answer post(PersonId person, String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&", "", "&_csrf=csrf"));
    return send(
        person,
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private Answer send(PersonId person, HttpRequest.Builder request) {
    try {
      HttpResponse<String> response =
          client.send(
              request.header("Cookie", "session=" + person).build(),
              HttpResponse.BodyHandlers.ofString());
      String location = response.headers().firstValue("Location").orElse("");
      return new Answer(response.statusCode(), response.body(), location);
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  int port() {
    return server.port();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port() + path);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop();
    client.close();
    world.close();
  }
}
