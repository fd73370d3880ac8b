package cloudcredits.account;

import static cloudcredits.web.Access.ANYONE;
import static cloudcredits.web.Access.OPERATOR;
import static cloudcredits.web.Access.SIGNED_IN;

import cloudcredits.notify.OutboxPages;
import cloudcredits.web.Assets;
import cloudcredits.web.Choice;
import cloudcredits.web.ContractDoor;
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
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The pages of accounts on a server of their own. */
final class AccountSite implements AutoCloseable {

  final Accounts at = new Accounts();
  private final List<Here.Section> sections = List.of(new Here.Section("Keys", "/operator/keys"));
  private final Javalin server;
  volatile List<DemoAccount> demo = List.of();

  AccountSite() {
    Site site = new Site(URI.create("http://127.0.0.1"), false);
    Sessions browsers = new Sessions(site, at.sessions::visitor);
    Csrf csrf = new Csrf(site, Csrf.randomKey());
    Assets assets = Assets.load(site);
    View view = new View(site, assets, browsers, csrf, new Links(List.of(), List.of()), at.clock);
    ContractDoor door = (visitor, number, right) -> new ContractDoor.Hidden();
    Gate gate =
        new Gate(browsers, csrf, door, key -> at.keys.authenticate(key).map(caller -> caller));
    Web web = new Web(site, assets, view, gate, failure -> false);
    server =
        Javalin.create(
                config -> {
                  web.install(config);
                  anyone(config.routes, view, browsers);
                  profile(config.routes, new ProfilePages(view, browsers, at.profile));
                  operators(config.routes, view);
                })
            .start("127.0.0.1", 0);
  }

  private void anyone(RoutesConfig routes, View view, Sessions browsers) {
    SignInPages signIn = new SignInPages(view, browsers, at.signIn, at.sessions, () -> demo);
    routes.get("/sign-in", signIn::show, ANYONE);
    routes.post("/sign-in", signIn::signIn, ANYONE);
    routes.post("/sign-out", signIn::signOut, SIGNED_IN);
    WelcomePages welcome = new WelcomePages(view, browsers, at.sessions, at.welcome);
    routes.get("/welcome/{token}", welcome::show, ANYONE);
    routes.post("/welcome/{token}", welcome::open, ANYONE);
    routes.get("/forgot", welcome::showForgot, ANYONE);
    routes.post("/forgot", welcome::forgot, ANYONE);
    routes.get("/forgot/sent", welcome::showSent, ANYONE);
    routes.get("/reset/{token}", welcome::showReset, ANYONE);
    routes.post("/reset/{token}", welcome::reset, ANYONE);
    FirstOperatorPages first = new FirstOperatorPages(view, browsers, at.operators);
    routes.get("/first-operator/{token}", first::show, ANYONE);
    routes.post("/first-operator/{token}", first::open, ANYONE);
  }

  private static void profile(RoutesConfig routes, ProfilePages profile) {
    routes.get("/profile", profile::show, SIGNED_IN);
    routes.post("/profile/name", profile::rename, SIGNED_IN);
    routes.post("/profile/email", profile::changeEmail, SIGNED_IN);
    routes.post("/profile/password", profile::changePassword, SIGNED_IN);
    routes.post("/profile/sessions/{session}/end", profile::endSession, SIGNED_IN);
    routes.post("/profile/sign-out-everywhere", profile::signOutEverywhere, SIGNED_IN);
  }

  private void operators(RoutesConfig routes, View view) {
    List<Choice> services =
        List.of(new Choice("rendering", "Rendering"), new Choice("sim-360", "Sim 360"));
    OperatorKeyPages keys = new OperatorKeyPages(view, sections, at.keys, () -> services);
    routes.get("/operator/keys", keys::list, OPERATOR);
    routes.post("/operator/keys", keys::create, OPERATOR);
    routes.get("/operator/keys/{key}/revocation", keys::askToRevoke, OPERATOR);
    routes.post("/operator/keys/{key}/revocation", keys::revoke, OPERATOR);
    OperatorPeoplePages people = new OperatorPeoplePages(view, sections, at.accounts);
    routes.get("/operator/people", people::list, OPERATOR);
    routes.post("/operator/people/{person}/invitation", people::inviteAgain, OPERATOR);
    routes.get(
        "/operator/mail", new OutboxPages(view, sections, at.outbox, at.clock)::list, OPERATOR);
    routes.get("/operator/audit", new OperatorAuditPages(view, sections, at.audit)::list, OPERATOR);
  }

  /** A browser without cookies. */
  Browser browser() {
    return new Browser(URI.create("http://127.0.0.1:" + server.port()));
  }

  /** A browser that Ana is signed in with. */
  Browser anas() {
    Browser browser = browser();
    browser.signIn("ana@example.com", Accounts.PASSWORD);
    return browser;
  }

  /** A browser that an operator is signed in with. */
  Browser operators() {
    at.operators.ensure(Optional.of("op@example.com"), Optional.of(Accounts.PASSWORD));
    Browser browser = browser();
    browser.signIn("op@example.com", Accounts.PASSWORD);
    return browser;
  }

  @Override
  public void close() {
    server.stop();
    at.close();
  }
}
