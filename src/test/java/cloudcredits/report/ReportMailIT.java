package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.account.AccountService;
import cloudcredits.account.AuditService;
import cloudcredits.account.Portal;
import cloudcredits.contract.ContractService;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.notify.OutboxService;
import cloudcredits.pdf.Printer;
import cloudcredits.web.Site;
import cloudcredits.web.Templates;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets the report by mail, of which days, how often. */
class ReportMailIT {

  private static final String PORTAL = "http://portal.example";

  private ReportWorld world;
  private ReportMailService mails;
  private SavedViewService views;
  private PersonId manager;
  private PersonId ana;

  @BeforeEach
  void open() {
    world = new ReportWorld("Europe/Amsterdam", "2027-02-03T09:00:00Z", "2027-01-01", "2028-01-01");
    manager = world.visitor("manager").id();
    var jdbi = world.database.jdbi();
    var audit = new AuditService(jdbi);
    var outbox = new OutboxService(jdbi, world.clock, Optional.empty());
    var accounts = new AccountService(jdbi, world.clock, outbox, audit, new Portal(PORTAL, false));
    var contracts = new ContractService(jdbi, world.clock, world.ledger, accounts, audit);
    var overviews = new OverviewService(world.reports, world.runways, world.clock);
    var files = new UsageFileService(world.reports, overviews, world.catalogue, world.clock);
    views = new SavedViewService(jdbi, world.clock);
    var printer = new Printer(Templates.load(new Site(URI.create(PORTAL), false)));
    mails =
        new ReportMailService(
            jdbi,
            world.clock,
            contracts,
            files,
            audit,
            paper -> printer.print("export/usagepaper.jte", Map.of("paper", paper)),
            outbox,
            PORTAL);
    ana = world.fixture.person("Ana Sample");
    world.fixture.seat(world.id, ana);
    world.fixture.buy(world.id, 1);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aWeekIsWrittenAboutOnceWithItsFiguresAndItsAddress() {
    choose(Rhythm.WEEK, Optional.empty());
    world.charge(ana, "rendering", Credits.of(12), Optional.empty());
    mails.sweep();
    assertEquals(List.of(), bodies(), "the week before was over when it was chosen");

    world.to("2027-02-08T04:59:59");
    mails.sweep();
    assertEquals(List.of(), bodies(), "too early in the morning");
    world.to("2027-02-08T05:00:00");
    mails.sweep();
    mails.sweep();
    world.to("2027-02-14T23:00:00");
    mails.sweep();

    assertEquals(1, bodies().size());
    String body = bodies().getFirst();
    assertTrue(body.contains("Used: 12 credits"), body);
    assertTrue(body.contains("Ana Sample: 12"), body);
    assertTrue(
        body.contains(PORTAL + "/contracts/110-4402-8817/usage?from=2027-02-01&to=2027-02-07"),
        body);
    assertTrue(body.contains("/settings/reports"), body);
    assertEquals(
        lines("select email from person where id = " + manager),
        lines("select recipient from mail"));
  }

  @Test
  void afterWeeksWithoutThePortalOnlyTheLatestIsWritten() {
    choose(Rhythm.MONTH, Optional.empty());
    world.to("2027-06-20T12:00:00");
    mails.sweep();
    assertEquals(1, bodies().size());
    assertTrue(bodies().getFirst().contains("from=2027-05-01&to=2027-05-31"));
  }

  @Test
  void manyWorkersAtOnceWriteOne() {
    choose(Rhythm.WEEK, Optional.empty());
    world.to("2027-02-08T08:00:00");
    IntStream.range(0, 4)
        .mapToObj(_ -> CompletableFuture.runAsync(mails::sweep))
        .toList()
        .forEach(CompletableFuture::join);
    assertEquals(1, bodies().size());
  }

  @Test
  void whoLostTheRoleGetsNothingAndItEnds() {
    choose(Rhythm.WEEK, Optional.empty());
    world.database.owner().useHandle(tx -> tx.execute("delete from contract_role"));
    world.to("2027-02-08T08:00:00");
    mails.sweep();
    assertEquals(List.of(), bodies());
    assertEquals(List.of(), mails.all(world.id));
    assertFalse(
        mails.choose(world.id, ana, Rhythm.WEEK, Optional.empty(), false, manager), "no role");
  }

  @Test
  void isOfTheSavedViewUntilThatIsDeleted() {
    var saved =
        ((Saving.Done) views.save(world.id, manager, "Services", "by=service&period=30d")).view();
    choose(Rhythm.WEEK, Optional.of(saved.id()));
    world.charge(ana, "rendering", Credits.of(12), Optional.empty());
    world.to("2027-02-08T08:00:00");
    mails.sweep();
    assertTrue(bodies().getLast().contains("usage?by=service&from=2027-02-01&to=2027-02-07"));
    assertTrue(bodies().getLast().contains("view Services"));

    views.delete(world.id, manager, saved.id());
    world.to("2027-02-15T08:00:00");
    mails.sweep();
    assertEquals(2, bodies().size());
    assertTrue(bodies().getLast().contains("usage?from=2027-02-08&to=2027-02-14"));
  }

  @Test
  void stopsWhenItIsStopped() {
    choose(Rhythm.WEEK, Optional.empty());
    assertTrue(mails.stop(world.id, manager, manager));
    assertFalse(mails.stop(world.id, manager, manager));
    world.to("2027-02-08T08:00:00");
    mails.sweep();
    assertEquals(List.of(), bodies());
  }

  @Test
  void goesWithTheReportAsPdfToWhoWantsItSo() throws Exception {
    assertTrue(mails.choose(world.id, manager, Rhythm.WEEK, Optional.empty(), true, manager));
    world.charge(ana, "rendering", Credits.of(12), Optional.empty());
    world.to("2027-02-08T08:00:00");
    mails.sweep();

    assertTrue(bodies().getFirst().contains("goes with this mail as PDF"));
    assertEquals(
        List.of("usage-110-4402-8817-2027-02-01-to-2027-02-07.pdf"),
        lines("select name from mail_file where type = 'application/pdf'"));
    byte[] pdf =
        world
            .database
            .owner()
            .withHandle(
                tx -> tx.createQuery("select content from mail_file").mapTo(byte[].class).one());
    try (PDDocument paper = Loader.loadPDF(pdf)) {
      String text = new PDFTextStripper().getText(paper);
      assertTrue(text.contains("Ana Sample"), text);
      assertTrue(text.contains("7 Feb 2027"), text);
    }
  }

  @Test
  void theLinkInAMailStopsItAndNothingElse() {
    mails.choose(world.id, manager, Rhythm.WEEK, Optional.empty(), false, manager);
    world.to("2027-02-08T08:00:00");
    mails.sweep();
    String key = lines("select stop_key::text from report_mail").getFirst();
    String link = PORTAL + "/reports-by-mail/stop/" + key;
    assertEquals(List.of(link), lines("select stops_at from mail"));
    assertTrue(bodies().getFirst().contains(link));

    UUID stranger = UUID.fromString("00000000-0000-4000-8000-000000000000");
    assertEquals(Optional.empty(), mails.stop(stranger));
    assertEquals(manager, mails.stoppedBy(UUID.fromString(key)).orElseThrow().person());
    assertEquals(1, mails.all(world.id).size(), "looking stops nothing");
    assertEquals("110-4402-8817", mails.stop(UUID.fromString(key)).orElseThrow().number());
    assertEquals(Optional.empty(), mails.stop(UUID.fromString(key)), "over");
    assertEquals(List.of(), mails.all(world.id));
  }

  @Test
  void choosingAndStoppingAreInTheAuditTrail() {
    mails.choose(world.id, manager, Rhythm.MONTH, Optional.empty(), true, manager);
    mails.stop(world.id, manager, manager);
    String email = lines("select email from person where id = " + manager).getFirst();
    assertEquals(
        List.of(
            "report_mail_chosen " + email + " on the 1st, as PDF too",
            "report_mail_stopped " + email + " "),
        lines("select action || ' ' || subject || ' ' || detail from audit_entry order by id"));
  }

  private void choose(Rhythm rhythm, Optional<Integer> view) {
    assertTrue(mails.choose(world.id, manager, rhythm, view, false, manager));
  }

  private List<String> bodies() {
    return lines("select body from mail order by id");
  }

  private List<String> lines(String sql) {
    return world
        .database
        .owner()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
