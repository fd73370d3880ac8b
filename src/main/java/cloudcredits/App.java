package cloudcredits;

import cloudcredits.db.Database;
import cloudcredits.demo.DemoAccounts;
import cloudcredits.demo.DemoClock;
import cloudcredits.demo.DemoService;
import cloudcredits.metering.ApiDocPages;
import cloudcredits.payment.CardAccess;
import cloudcredits.schedule.Timetable;
import cloudcredits.schedule.Timetable.Work;
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
import io.javalin.router.Endpoint;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinLogger;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The web application on its port, with what runs by the clock beside it. */
public final class App implements AutoCloseable {

  private static final Links LINKS =
      new Links(
          List.of(
              new Here.Section("Your contracts", "/contracts"),
              new Here.Section("Profile and sign-in", "/profile")),
          List.of(
              new Here.Section("How credits work", "/help"),
              new Here.Section("API for services", "/api")));

  private final Javalin web;
  private final Timetable timetable;
  private final Services services;

  private App(Javalin web, Timetable timetable, Services services) {
    this.web = web;
    this.timetable = timetable;
    this.services = services;
  }

  /**
   * Starts serving.
   *
   * @throws StartupRefused when the port is taken
   */
  public static App start(Config config, Database database, Clock clock) {
    var demo = new DemoService(database.jdbi(), clock);
    begin(config, database, demo, clock);
    var services = new Services(config, database.jdbi(), clock);
    Javalin web = web(config, database, services, demo.accounts(), clock);
    listen(web, config.port());
    firstOperator(config, services);
    Timetable timetable = Timetable.start(database.dataSource(), works(services));
    return new App(web, timetable, services);
  }

  /** The port that it listens on; another than asked for when that was 0. */
  public int port() {
    return web.port();
  }

  /** Every route that it answers, for tests that walk them all. */
  List<Endpoint> routes() {
    return web.unsafe.internalRouter.allHttpHandlers().stream().map(r -> r.endpoint).toList();
  }

  /** Demo data, where they are wanted and nobody works here yet. */
  private static void begin(Config config, Database database, DemoService demo, Clock clock) {
    if (demo.state() == DemoService.State.BEGUN) {
      database.startOver();
    }
    if (config.demo() && demo.state() == DemoService.State.EMPTY) {
      var past = new DemoClock(clock.instant());
      try (Database hasty = database.hasty();
          var services = new Services(config, hasty.jdbi(), past)) {
        demo.fill(services.tools(), past);
      }
    }
  }

  /** Somebody must be able to begin: by the environment, or by a link that is good once. */
  private static void firstOperator(Config config, Services services) {
    try {
      Optional<String> link =
          services.firstOperator.ensure(
              config.firstOperator().map(Config.FirstOperator::email),
              config.firstOperator().map(Config.FirstOperator::password));
      link.ifPresent(
          address -> System.out.println("Become the first operator, once, at " + address));
    } catch (IllegalArgumentException e) {
      throw new StartupRefused(e.getMessage(), e);
    }
  }

  private static Javalin web(
      Config config, Database database, Services services, DemoAccounts demo, Clock clock) {
    var site =
        new Site(
            config.baseUrl(),
            config.development(),
            config.cards().map(CardAccess::checkoutOrigin).stream().toList());
    var assets = Assets.load(site);
    var browsers = new Sessions(site, services.sessions::visitor);
    var csrf = new Csrf(site, database.secret("csrf"));
    var view = new View(site, assets, browsers, csrf, LINKS, clock);
    var gate =
        new Gate(
            browsers,
            csrf,
            services.door,
            key -> services.keys.authenticate(key).map(Object.class::cast));
    var pages = new Pages(services, view, browsers, demo, clock);
    return Javalin.create(
        javalin -> {
          javalin.concurrency.useVirtualThreads = true;
          new Web(site, assets, view, gate, Database::isAwayAfter).install(javalin);
          Routes.install(javalin.routes, pages, services.metering, new ApiDocPages(view), database);
        });
  }

  private static List<Work> works(Services services) {
    return Stream.concat(always(services), payments(services)).toList();
  }

  private static Stream<Work> payments(Services services) {
    return services.payments.stream()
        .flatMap(
            cards ->
                Stream.of(
                    new Work("card-payments", Duration.ofMinutes(1), cards::sweep),
                    new Work("card-refunds", Duration.ofMinutes(1), cards::sweepRefunds)));
  }

  private static Stream<Work> always(Services services) {
    return Stream.of(
        new Work(
            "ledger-catch-up",
            Duration.ofSeconds(15),
            () -> services.ledger.due().forEach(services.ledger::catchUp)),
        new Work("usage-fold", Duration.ofSeconds(1), services.folds::foldDue),
        new Work("top-up", Duration.ofMinutes(1), services.topUps::sweep),
        new Work("reports-by-mail", Duration.ofMinutes(5), services.reportMails::sweep),
        new Work("mail-outbox", Duration.ofSeconds(10), services.outbox::sendDue),
        new Work("paper-files", Duration.ofMinutes(1), services.papers::makeFiles),
        new Work("forget-sessions", Duration.ofHours(1), services.sessions::forgetEnded),
        new Work("forget-links", Duration.ofHours(1), services.welcome::forgetExpired),
        new Work("ledger-check", Duration.ofHours(24), services.health::check),
        new Work("ledger-heads", Duration.ofHours(6), services.exports::keepHeads),
        new Work("forget-answers", Duration.ofHours(6), services.ledger::forgetOldAnswers));
  }

  private static void listen(Javalin web, int port) {
    // Javalin would log what we say in one sentence.
    JavalinLogger.enabled = false;
    try {
      web.start(port);
    } catch (JavalinBindException e) {
      throw new StartupRefused(
          "Port %d is taken: end what uses it or set PORT to another.".formatted(port), e);
    } finally {
      JavalinLogger.enabled = true;
    }
  }

  /** Takes no further request, lets the running ones finish, then the work by the clock. */
  @Override
  public void close() {
    web.stop();
    timetable.close();
    services.close();
  }
}
