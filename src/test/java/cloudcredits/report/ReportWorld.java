package cloudcredits.report;

import cloudcredits.ContractFixture;
import cloudcredits.MovableClock;
import cloudcredits.account.AuditService;
import cloudcredits.cap.AskMails;
import cloudcredits.cap.AskService;
import cloudcredits.cap.CapService;
import cloudcredits.catalogue.CatalogueService;
import cloudcredits.contract.Contract;
import cloudcredits.contract.ContractDoorService;
import cloudcredits.contract.HereService;
import cloudcredits.contract.Visit;
import cloudcredits.credit.Cap;
import cloudcredits.credit.Charge;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Hold;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Reverse;
import cloudcredits.credit.Step;
import cloudcredits.db.TestDatabase;
import cloudcredits.export.ExportPages;
import cloudcredits.ledger.Answer;
import cloudcredits.ledger.BatchService;
import cloudcredits.ledger.IdempotencyKey;
import cloudcredits.ledger.JobFacts;
import cloudcredits.ledger.JobRequest;
import cloudcredits.ledger.JobService;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerSettings;
import cloudcredits.notify.OutboxService;
import cloudcredits.pdf.Printer;
import cloudcredits.rollup.FoldService;
import cloudcredits.web.Access;
import cloudcredits.web.Assets;
import cloudcredits.web.Csrf;
import cloudcredits.web.Downloads;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Links;
import cloudcredits.web.Sessions;
import cloudcredits.web.Site;
import cloudcredits.web.Templates;
import cloudcredits.web.View;
import cloudcredits.web.Visitor;
import cloudcredits.web.Web;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A contract with people, jobs and pages over a real database; histories only through the services.
 */
final class ReportWorld implements AutoCloseable {

  final TestDatabase database = TestDatabase.fresh();
  final MovableClock clock;
  final LedgerService ledger;
  final JobService jobs;
  final CatalogueService catalogue;
  final ContractFixture fixture;
  final ReportService reports;
  final RunwayService runways;
  final FoldService folds;
  final ContractId id;
  final int caller;
  private final Map<String, Visitor> visitors = new ConcurrentHashMap<>();
  private Optional<Javalin> server = Optional.empty();

  ReportWorld(String zone, String now, String startsOn, String renewalOn) {
    clock = MovableClock.at(now);
    ledger = new LedgerService(database.jdbi(), clock, LedgerSettings.DEFAULT);
    jobs = new JobService(new BatchService(ledger), 1, 100);
    catalogue = new CatalogueService(database.jdbi(), clock, new AuditService(database.jdbi()));
    fixture = new ContractFixture(database, ledger);
    reports = new ReportService(database.jdbi(), ledger, clock);
    runways = new RunwayService(database.jdbi(), ledger, clock);
    folds = new FoldService(database.jdbi(), clock);
    id = fixture.contract("110-4402-8817", zone, startsOn, renewalOn);
    caller = fixture.apiKey("a service");
  }

  Contract contract() {
    return contract("manager");
  }

  /** The contract as the pages of this visitor find it. */
  Contract contract(String visitor) {
    return switch (new ContractDoorService(database.jdbi())
        .enter(visitor(visitor), "110-4402-8817", cloudcredits.contract.Right.SERVICES)) {
      case cloudcredits.web.ContractDoor.Open open -> ((Visit) open.contract()).contract();
      default -> throw new IllegalStateException("no way in for " + visitor);
    };
  }

  Visitor visitor(String token) {
    if (!visitors.containsKey(token)) {
      PersonId person = fixture.person("The " + token);
      role(person, token);
      signIn(token, person, "The " + token);
    }
    return visitors.get(token);
  }

  Visitor signIn(String token, PersonId person, String name) {
    var visitor = new Visitor(person, name, token + "@example.org", false, token + "-csrf");
    visitors.put(token, visitor);
    return visitor;
  }

  private void role(PersonId person, String role) {
    database
        .owner()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into contract_role values (?, ?, ?, now(), null)", id, person, role));
  }

  void group(int group, String name, PersonId... members) {
    ledger.change(
        id,
        change -> {
          change.handle().execute("insert into user_group values (?, ?, ?)", id, group, name);
          for (PersonId member : members) {
            change.handle().execute("insert into group_member values (?, ?, ?)", id, member, group);
          }
          change.rulesChanged();
          return null;
        });
  }

  void chargeCodes() {
    ledger.change(
        id,
        change -> {
          change.handle().execute("update contract set charge_codes = 'optional' where id = ?", id);
          change.rulesChanged();
          return null;
        });
  }

  JobId charge(PersonId person, String service, Credits credits, Optional<String> code) {
    var job = JobId.next(id, clock.instant());
    return step(
        new Charge(job, person, credits, code),
        Optional.of(facts(person, service, "{}", credits, code)));
  }

  JobId charge(
      PersonId person, String service, String variables, Credits credits, Optional<String> code) {
    var job = JobId.next(id, clock.instant());
    return step(
        new Charge(job, person, credits, code),
        Optional.of(facts(person, service, variables, credits, code)));
  }

  JobId hold(PersonId person, String service, Credits credits) {
    var job = JobId.next(id, clock.instant());
    Instant until = clock.instant().plus(Hold.LASTS);
    return step(
        new Hold(job, person, credits, Optional.empty(), until),
        Optional.of(facts(person, service, "{}", credits, Optional.empty())));
  }

  JobId reverse(JobId job, Optional<Credits> credits) {
    return step(new Reverse(job, credits), Optional.empty());
  }

  private JobRequest.NewJob facts(
      PersonId person, String service, String variables, Credits credits, Optional<String> code) {
    return new JobRequest.NewJob(
        person,
        new JobFacts(
            service,
            Optional.of(1),
            variables,
            credits,
            code,
            Optional.of(caller),
            clock.instant().minusSeconds(90)));
  }

  JobId step(Step step, Optional<JobRequest.NewJob> newJob) {
    String key = UUID.randomUUID().toString();
    var request =
        new JobRequest(
            id,
            step,
            newJob,
            new IdempotencyKey(caller, key, new byte[32]),
            (_, _, _) -> new Answer(200, new byte[0]));
    jobs.submit(request).join();
    return step.job();
  }

  void capOf(PersonId person, int credits) {
    fixture.cap(
        id, new Cap(Cap.Scope.PERSON, person.value(), Cap.Period.MONTH, Credits.of(credits)));
  }

  void to(String local) {
    clock.set(
        java.time.LocalDateTime.parse(local).atZone(ZoneId.of("Europe/Amsterdam")).toInstant());
  }

  void on(int hours) {
    clock.set(clock.instant().plus(hours, ChronoUnit.HOURS));
  }

  /** The pages of this feature, on a free port. */
  int serve(boolean development) {
    var site = new Site(URI.create("http://127.0.0.1"), development);
    var sessions = new Sessions(site, token -> Optional.ofNullable(visitors.get(token)));
    var csrf =
        new Csrf(site, "a key of at least thirty-two bytes".getBytes(StandardCharsets.UTF_8));
    var view =
        new View(
            site,
            Assets.load(site),
            sessions,
            csrf,
            new Links(List.of(), List.of(new Here.Section("How credits work", "/help"))),
            clock);
    var gate =
        new Gate(sessions, csrf, new ContractDoorService(database.jdbi()), _ -> Optional.empty());
    var web = new Web(site, Assets.load(site), view, gate, _ -> false);
    Javalin started =
        Javalin.create(
            config -> {
              web.install(config);
              routes(config.routes, view);
            });
    server = Optional.of(started.start("127.0.0.1", 0));
    return started.port();
  }

  private void routes(io.javalin.config.RoutesConfig routes, View view) {
    var sheet = new HereService(database.jdbi(), clock);
    Function<Context, Here> here =
        ctx -> sheet.here(Gate.contract(ctx, Visit.class), Gate.visitor(ctx).id());
    var overviews = new OverviewService(reports, runways, clock);
    var pages =
        new ReportPages(
            reports,
            overviews,
            new UnusualService(reports, clock),
            new SavedViewService(database.jdbi(), clock),
            catalogue,
            view,
            here,
            clock);
    Access report = Access.on(cloudcredits.contract.Right.REPORT);
    routes.get("/contracts/{contract}", pages::overview, report);
    routes.get("/contracts/{contract}/usage", pages::usage, report);
    var jobReports = new JobReportService(reports, clock);
    var jobPages = new JobPages(jobReports, catalogue, view, here, clock);
    routes.get("/contracts/{contract}/usage/unusual", pages::unusual, report);
    routes.get("/contracts/{contract}/usage/jobs", jobPages::jobs, report);
    routes.get("/contracts/{contract}/usage/people/{person}", jobPages::person, report);
    routes.get("/contracts/{contract}/jobs/{job}", jobPages::job, report);
    var ledgerPages = new LedgerPages(new LedgerReportService(reports), view, here, clock);
    routes.get("/contracts/{contract}/ledger", ledgerPages::ledger, report);
    var exports =
        new ExportPages(
            new LedgerReportService(reports),
            new UsageFileService(reports, overviews, catalogue, clock),
            new ChargeReportService(reports, clock),
            "Vendor Ltd",
            new Printer(Templates.load(new Site(URI.create("http://127.0.0.1"), false))),
            new Downloads(3),
            clock);
    routes.get("/contracts/{contract}/usage.csv", exports::usageCsv, report);
    routes.get("/contracts/{contract}/usage.xlsx", exports::usageXlsx, report);
    routes.get("/contracts/{contract}/usage.pdf", exports::usagePdf, report);
    routes.get("/contracts/{contract}/usage/jobs.csv", exports::jobsCsv, report);
    routes.get("/contracts/{contract}/usage/focus.csv", exports::focusCsv, report);
    routes.get("/contracts/{contract}/usage/jobs.xlsx", exports::jobsXlsx, report);
    routes.get("/contracts/{contract}/ledger.csv", exports::ledgerCsv, report);
    routes.get("/contracts/{contract}/ledger.xlsx", exports::ledgerXlsx, report);
    var my = new MyPages(jobReports, asks(), catalogue, view, here);
    Access own = Access.on(cloudcredits.contract.Right.OWN);
    routes.get("/contracts/{contract}/my", my::credits, own);
    routes.get("/contracts/{contract}/my/jobs", my::jobs, own);
    routes.get("/contracts/{contract}/my/jobs/{job}", my::job, own);
  }

  private AskService asks() {
    var audit = new AuditService(database.jdbi());
    var outbox = new OutboxService(database.jdbi(), clock, Optional.empty());
    return new AskService(
        database.jdbi(),
        clock,
        ledger,
        new CapService(database.jdbi(), ledger, audit),
        audit,
        new AskMails(outbox, "http://localhost"));
  }

  @Override
  public void close() {
    server.ifPresent(Javalin::stop);
    jobs.close();
    database.close();
  }
}
