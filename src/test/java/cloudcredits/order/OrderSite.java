package cloudcredits.order;

import static cloudcredits.contract.Right.BUY;
import static cloudcredits.web.Access.OPERATOR;
import static cloudcredits.web.Access.on;

import cloudcredits.Portal;
import cloudcredits.contract.Contract;
import cloudcredits.contract.Role;
import cloudcredits.contract.Visit;
import cloudcredits.credit.PersonId;
import cloudcredits.payment.PaymentApi;
import cloudcredits.payment.PaymentPages;
import cloudcredits.payment.PaymentService;
import cloudcredits.report.Runway;
import cloudcredits.web.Access;
import cloudcredits.web.Assets;
import cloudcredits.web.ContractDoor;
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
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages of orders on a real server, with Ilse as contract C's manager and Olga as operator. */
final class OrderSite implements AutoCloseable {

  static final String C = "/contracts/110-0000-0001";

  final OrderDesk desk = new OrderDesk();
  final PersonId jonas = desk.administrator(desk.fixture.person("Jonas Roux"));
  volatile Runway runway = Runways.dryBeforeTheRenewal();
  private final Javalin server;
  private final HttpClient client = HttpClient.newHttpClient();

  OrderSite() {
    this(Optional.empty());
  }

  /** With payment by card at this provider. */
  OrderSite(Optional<StripeServer> stripe) {
    int port = freePort();
    Optional<PaymentService> cards =
        stripe.map(provider -> desk.cards(provider, URI.create("http://localhost:" + port)));
    var site =
        new Site(
            URI.create("http://127.0.0.1"),
            false,
            stripe.map(provider -> provider.address().toString()).stream().toList());
    var sessions = new Sessions(site, this::visitor);
    var csrf = new Csrf(site, Csrf.randomKey());
    var assets = Assets.load(site);
    var view = new View(site, assets, sessions, csrf, new Links(List.of(), List.of()), desk.clock);
    var gate = new Gate(sessions, csrf, this::enter, key -> Optional.empty());
    var web = new Web(site, assets, view, gate, failure -> false);
    server =
        Javalin.create(
                config -> {
                  web.install(config);
                  routes(config.routes, view, cards);
                })
            .start("127.0.0.1", port);
  }

  private static int freePort() {
    try {
      return Portal.freePort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void routes(RoutesConfig routes, View view, Optional<PaymentService> payments) {
    Optional<CardDesk> cards = payments.map(desk -> desk);
    payments.ifPresent(
        known -> {
          routes.get(
              "/contracts/{contract}/orders/{order}/payment",
              new PaymentPages(known, view)::returned,
              on(BUY));
          routes.post("/webhooks/stripe", new PaymentApi(known)::told, Access.SIGNED_MESSAGE);
        });
    var buy = new BuyPages(desk.orders, contract -> runway, cards, view, ctx -> here(), desk.clock);
    routes.get("/contracts/{contract}/buy", buy::show, on(BUY));
    routes.post("/contracts/{contract}/buy", buy::choose, on(BUY));
    routes.post("/contracts/{contract}/orders", buy::place, on(BUY));
    var orders =
        new OrderPages(
            desk.orders, desk.papers, desk.repayments, cards, view, ctx -> here(), desk.clock);
    routes.get("/contracts/{contract}/orders", orders::list, on(BUY));
    routes.post("/contracts/{contract}/orders/{order}/checkout", orders::pay, on(BUY));
    routes.get("/contracts/{contract}/orders.csv", orders::export, on(BUY));
    routes.get("/contracts/{contract}/orders/{order}", orders::receipt, on(BUY));
    var approvals =
        new ApprovalPages(
            new ApprovalService(desk.ledger, desk.billing, desk.trail), view, orders::again);
    routes.post("/contracts/{contract}/orders/{order}/approval", approvals::approve, on(BUY));
    routes.post("/contracts/{contract}/orders/{order}/refusal", approvals::decline, on(BUY));
    String cancellation = "/contracts/{contract}/orders/{order}/cancellation";
    routes.get(cancellation, orders::askToCancel, on(BUY));
    routes.post(cancellation, orders::cancel, on(BUY));
    var sections = List.of(new Here.Section("Invoices", "/operator/invoices"));
    var invoices = new InvoicePages(desk.orders, view, sections, desk.clock);
    var returns = new RepaymentPages(desk.repayments, desk.orders, view, sections);
    routes.get("/operator/returns", returns::list, OPERATOR);
    routes.get("/operator/invoices", invoices::list, OPERATOR);
    routes.get("/operator/invoices/{number}/{order}/payment", invoices::askToMarkPaid, OPERATOR);
    routes.post("/operator/invoices/{number}/{order}/payment", invoices::markPaid, OPERATOR);
  }

  private Optional<Visitor> visitor(String session) {
    return switch (session) {
      case "ilse" ->
          Optional.of(
              new Visitor(desk.ilse, "Ilse Halden", "ilse@example.com", false, "ilse-csrf"));
      case "jonas" ->
          Optional.of(new Visitor(jonas, "Jonas Roux", "jonas@example.com", false, "jonas-csrf"));
      case "olga" ->
          Optional.of(new Visitor(desk.ilse, "Olga", "olga@example.com", true, "olga-csrf"));
      default -> Optional.empty();
    };
  }

  private ContractDoor.Entry enter(Visitor visitor, String number, Enum<?> right) {
    return number.equals("110-0000-0001") && !visitor.operator()
        ? new ContractDoor.Open(new Visit(contract(), Set.of(Role.MANAGER)))
        : new ContractDoor.Hidden();
  }

  private Contract contract() {
    return desk.contract();
  }

  private Here here() {
    Contract contract = contract();
    return new Here(
        contract.number(),
        "Halden & Roux Architects",
        "Subscription, active",
        contract.renewalAt(desk.clock.instant()),
        contract.zone(),
        "Contract manager",
        List.of(
            new Here.Section("Buy credits", C + "/buy"), new Here.Section("Orders", C + "/orders")),
        List.of());
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  HttpResponse<String> get(String person, String path) {
    return send(request(person, path));
  }

  /** The page, which must be there. */
  String page(String path) {
    HttpResponse<String> response = get("ilse", path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " answers " + response.statusCode());
    }
    return response.body();
  }

  HttpResponse<String> post(String person, String path, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    return postRaw(person, path, body);
  }

  HttpResponse<String> postRaw(String person, String path, String body) {
    return send(
        request(person, path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** What the provider tells, signed by it; returns the answer's status. */
  int webhook(String event) {
    return send(request("nobody", "/webhooks/stripe")
            .header("Stripe-Signature", StripeServer.signature(event, desk.clock.instant()))
            .POST(HttpRequest.BodyPublishers.ofString(event)))
        .statusCode();
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private HttpRequest.Builder request(String person, String path) {
    return HttpRequest.newBuilder(uri(path)).header("Cookie", "session=" + person);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** The form of the purchase as the page has it, filled in. */
  Map<String, String> form(int packs) {
    String page = page(C + "/buy?packs=" + packs);
    var fields = new LinkedHashMap<String, String>();
    for (String name : List.of("_csrf", "token", "pack-credits", "pack-price", "gross", "until")) {
      fields.put(name, hidden(page, name));
    }
    fields.put("packs", Integer.toString(packs));
    fields.put("other", "");
    fields.put("purchase-order", "HR-2026-1187");
    fields.put("invoice-email", "accounts@haldenroux.example");
    fields.put("buy", Integer.toString(packs));
    return fields;
  }

  static String hidden(String page, String name) {
    Matcher found =
        Pattern.compile("<input type=\"hidden\" name=\"" + name + "\" value=\"([^\"]*)\">")
            .matcher(page);
    if (!found.find()) {
      throw new AssertionError("no " + name + " in the page");
    }
    return found.group(1);
  }

  @Override
  public void close() {
    server.stop();
    desk.close();
  }
}
