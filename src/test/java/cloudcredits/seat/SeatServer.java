package cloudcredits.seat;

import cloudcredits.cap.AskPages;
import cloudcredits.cap.CapPages;
import cloudcredits.cap.ChargeCodePages;
import cloudcredits.cap.GroupPages;
import cloudcredits.cap.MyAskPages;
import cloudcredits.contract.ContractDoorService;
import cloudcredits.contract.HereService;
import cloudcredits.contract.Right;
import cloudcredits.contract.Visit;
import cloudcredits.credit.PersonId;
import cloudcredits.web.Access;
import cloudcredits.web.Assets;
import cloudcredits.web.Csrf;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Links;
import cloudcredits.web.Sessions;
import cloudcredits.web.Site;
import cloudcredits.web.View;
import cloudcredits.web.Visitor;
import cloudcredits.web.Web;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The pages of seats and caps on a server; who asks is named by the session cookie. */
public final class SeatServer implements AutoCloseable {

  private final SeatWorld world;
  private final Javalin server;
  private final HttpClient client = HttpClient.newHttpClient();

  public SeatServer(SeatWorld world, int port) {
    this.world = world;
    var site = new Site(URI.create("http://127.0.0.1"), false);
    var sessions = new Sessions(site, this::visitor);
    var csrf =
        new Csrf(site, "a key of at least thirty-two bytes".getBytes(StandardCharsets.UTF_8));
    var assets = Assets.load(site);
    var view = new View(site, assets, sessions, csrf, new Links(List.of(), List.of()), world.clock);
    var door = new ContractDoorService(world.database.jdbi());
    var gate = new Gate(sessions, csrf, door, key -> Optional.empty());
    var web = new Web(site, assets, view, gate, failure -> false);
    var heres = new HereService(world.database.jdbi(), world.clock);
    Function<Context, Here> here =
        ctx -> heres.here(Gate.contract(ctx, Visit.class), Gate.visitor(ctx).id());
    server =
        Javalin.create(
                config -> {
                  web.install(config);
                  people(config, view, here);
                  settings(config, view, here);
                })
            .start("127.0.0.1", port);
  }

  private Optional<Visitor> visitor(String token) {
    return world
        .database
        .owner()
        .withHandle(
            tx ->
                tx.createQuery("select id, name, email from person where id = :id")
                    .bind("id", Integer.parseInt(token))
                    .map(
                        row ->
                            new Visitor(
                                row.getColumn("id", PersonId.class),
                                row.getColumn("name", String.class),
                                row.getColumn("email", String.class),
                                false,
                                "csrf" + token))
                    .findOne());
  }

  private void people(JavalinConfig config, View view, Function<Context, Here> here) {
    var list = new PeoplePages(view, here, world.clock, world.people, world.groups, world.asks);
    var assign = new AssignPages(view, here, world.clock, world.people, world.seats);
    var many = new BulkPages(view, here, world.clock, world.people, world.bulk);
    var person =
        new PersonPages(
            view, here, world.clock, world.people, world.caps, world.groups, world.asks);
    var seat = new SeatPages(view, here, world.seats);
    var asks = new AskPages(view, here, world.asks);
    var mine = new MyAskPages(view, here, world.asks);
    String people = "/contracts/{contract}/people";
    var seats = Access.on(Right.SEATS);
    var caps = Access.on(Right.CAPS);
    config.routes.get(people, list::list, seats);
    config.routes.get(people + "/assign", assign::form, seats);
    config.routes.post(people + "/assign", assign::assign, seats);
    config.routes.get(people + "/assign-many", many::form, seats);
    config.routes.post(people + "/assign-many", many::preview, seats);
    config.routes.post(people + "/assign-many/confirm", many::confirm, seats);
    config.routes.get(people + "/requests", asks::list, caps);
    config.routes.post(people + "/requests/{request}/grant", asks::grant, caps);
    config.routes.post(people + "/requests/{request}/decline", asks::decline, caps);
    config.routes.get(people + "/{person}", person::person, seats);
    config.routes.post(people + "/{person}/cap", person::cap, caps);
    config.routes.post(people + "/{person}/group", person::group, caps);
    config.routes.post(people + "/{person}/permission", seat::permission, seats);
    config.routes.get(people + "/{person}/unseat", seat::preview, seats);
    config.routes.post(people + "/{person}/unseat", seat::unseat, seats);
    config.routes.post(people + "/{person}/seats", seat::seatAgain, seats);
    config.routes.get("/contracts/{contract}/my/requests", mine::show, Access.on(Right.OWN));
    config.routes.post("/contracts/{contract}/my/requests", mine::ask, Access.on(Right.OWN));
    config.routes.post(
        "/contracts/{contract}/my/requests/withdraw", mine::withdraw, Access.on(Right.OWN));
  }

  private void settings(JavalinConfig config, View view, Function<Context, Here> here) {
    var caps = new CapPages(view, here, world.caps, world.groups);
    var groups = new GroupPages(view, here, world.groups);
    var codes = new ChargeCodePages(view, here, world.codes);
    String settings = "/contracts/{contract}/settings";
    var right = Access.on(Right.CAPS);
    config.routes.get(settings + "/caps", caps::list, right);
    config.routes.get(settings + "/caps/contract", caps::contractForm, right);
    config.routes.post(settings + "/caps/contract", caps::contractSave, right);
    config.routes.get(settings + "/caps/new-people", caps::newPeopleForm, right);
    config.routes.post(settings + "/caps/new-people", caps::newPeopleSave, right);
    config.routes.get(settings + "/caps/groups/{group}", caps::groupForm, right);
    config.routes.post(settings + "/caps/groups/{group}", caps::groupSave, right);
    config.routes.get(settings + "/groups", groups::list, right);
    config.routes.post(settings + "/groups", groups::create, right);
    config.routes.get(settings + "/groups/{group}", groups::group, right);
    config.routes.post(settings + "/groups/{group}", groups::rename, right);
    config.routes.post(settings + "/groups/{group}/delete", groups::delete, right);
    config.routes.post(settings + "/groups/{group}/members", groups::add, right);
    config.routes.post(settings + "/groups/{group}/members/{person}/out", groups::takeOut, right);
    config.routes.get(settings + "/charge-codes", codes::show, right);
    config.routes.post(settings + "/charge-codes", codes::decide, right);
    config.routes.post(settings + "/charge-codes/codes", codes::add, right);
    config.routes.post(settings + "/charge-codes/close", codes::close, right);
    config.routes.post(settings + "/charge-codes/open", codes::open, right);
  }

  /** Every route's method and path, as they were registered. */
  public List<String> routes(HandlerType method) {
    return server.unsafe.internalRouter.allHttpHandlers().stream()
        .filter(handler -> handler.endpoint.method == method)
        .map(handler -> handler.endpoint.path)
        .filter(path -> path.startsWith("/contracts/"))
        .toList();
  }

  public HttpResponse<String> get(PersonId who, String path) {
    return send(who, HttpRequest.newBuilder(uri(path)));
  }

  /** Fields and values in turn; the visitor's token is added. */
  public HttpResponse<String> post(PersonId who, String path, String... fields) {
    var body = new ArrayList<String>();
    body.add("_csrf=csrf" + who);
    for (int i = 0; i < fields.length; i += 2) {
      body.add(encode(fields[i]) + "=" + encode(fields[i + 1]));
    }
    return send(
        who,
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(String.join("&", body))));
  }

  /** What stands on the page that a post leads to. */
  public String after(PersonId who, HttpResponse<String> posted) {
    if (posted.statusCode() != 303) {
      throw new AssertionError(posted.statusCode() + " " + posted.body());
    }
    String cookie =
        posted.headers().allValues("set-cookie").stream()
            .filter(value -> value.startsWith("notice="))
            .map(value -> value.substring(0, value.indexOf(';')))
            .findFirst()
            .orElse("");
    String path = posted.headers().firstValue("location").orElseThrow();
    String local = path.startsWith("http") ? URI.create(path).getPath() : path;
    return send(who, HttpRequest.newBuilder(uri(local)).header("Cookie", cookie)).body();
  }

  private HttpResponse<String> send(PersonId who, HttpRequest.Builder request) {
    try {
      return client.send(
          request.header("Cookie", "session=" + who).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
    server.stop();
  }
}
