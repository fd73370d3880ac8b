package cloudcredits;

import cloudcredits.account.AccountService;
import cloudcredits.account.ApiKeyService;
import cloudcredits.account.AuditService;
import cloudcredits.account.FirstOperatorService;
import cloudcredits.account.Portal;
import cloudcredits.account.ProfileService;
import cloudcredits.account.SessionService;
import cloudcredits.account.SignInService;
import cloudcredits.account.WelcomeService;
import cloudcredits.billing.BillingService;
import cloudcredits.billing.PaperService;
import cloudcredits.billing.PaperSheet;
import cloudcredits.billing.Seller;
import cloudcredits.cap.AskMails;
import cloudcredits.cap.AskService;
import cloudcredits.cap.CapService;
import cloudcredits.cap.ChargeCodeService;
import cloudcredits.cap.GroupService;
import cloudcredits.catalogue.CatalogueService;
import cloudcredits.contract.AdjustmentService;
import cloudcredits.contract.ContractDoorService;
import cloudcredits.contract.ContractService;
import cloudcredits.contract.HereService;
import cloudcredits.contract.ResellerService;
import cloudcredits.contract.RoleService;
import cloudcredits.demo.Tools;
import cloudcredits.ledger.BatchService;
import cloudcredits.ledger.HealthService;
import cloudcredits.ledger.JobService;
import cloudcredits.ledger.LedgerExportService;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerSettings;
import cloudcredits.metering.AddressService;
import cloudcredits.metering.InquiryService;
import cloudcredits.metering.Metering;
import cloudcredits.notify.MailServer;
import cloudcredits.notify.OutboxService;
import cloudcredits.order.ApprovalService;
import cloudcredits.order.CardOrderService;
import cloudcredits.order.OrderService;
import cloudcredits.order.OrderTrailService;
import cloudcredits.order.PriceService;
import cloudcredits.order.RepaymentService;
import cloudcredits.payment.PaymentService;
import cloudcredits.pdf.Printer;
import cloudcredits.quote.NewQuoteService;
import cloudcredits.quote.QuoteMails;
import cloudcredits.quote.QuoteService;
import cloudcredits.report.ChargeReportService;
import cloudcredits.report.JobReportService;
import cloudcredits.report.LedgerReportService;
import cloudcredits.report.OverviewService;
import cloudcredits.report.ReportMailService;
import cloudcredits.report.ReportService;
import cloudcredits.report.RunwayService;
import cloudcredits.report.SavedViewService;
import cloudcredits.report.UnusualService;
import cloudcredits.report.UsageFileService;
import cloudcredits.rollup.DriftService;
import cloudcredits.rollup.FoldService;
import cloudcredits.seat.BulkSeatService;
import cloudcredits.seat.PeopleService;
import cloudcredits.seat.SeatService;
import cloudcredits.topup.TopUpMails;
import cloudcredits.topup.TopUpService;
import cloudcredits.web.Site;
import cloudcredits.web.Templates;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;

/**
 * Every service of the portal, wired by hand over one database and one clock. The demo data are
 * made with a second set of these, whose clock runs through a year in seconds.
 */
public final class Services implements AutoCloseable {

  /** How many requests may wait in each lane before callers are told to come back. */
  private static final int LEDGER_QUEUE = 5_000;

  final LedgerSettings settings;
  final Printer printer;
  final LedgerService ledger;
  final JobService jobs;
  final CatalogueService catalogue;
  final OutboxService outbox;
  final AuditService audit;
  final AccountService accounts;
  final SessionService sessions;
  final SignInService signIn;
  final ProfileService profile;
  final WelcomeService welcome;
  final FirstOperatorService firstOperator;
  final ApiKeyService keys;
  final ContractService contracts;
  final ContractDoorService door;
  final HereService sheet;
  final CapService caps;
  final GroupService groups;
  final ChargeCodeService chargeCodes;
  final AskService asks;
  final SeatService seats;
  final BulkSeatService manySeats;
  final PeopleService people;
  final RoleService roles;
  final ResellerService resellers;
  final AdjustmentService adjustments;
  final BillingService billing;
  final PaperService papers;
  final OrderService orders;
  final QuoteService quotes;
  final NewQuoteService newQuotes;
  final TopUpService topUps;
  final PriceService prices;
  final ApprovalService approvals;
  final RepaymentService repayments;
  final Optional<PaymentService> payments;
  final RunwayService runways;
  final ReportService reports;
  final OverviewService overviews;
  final UnusualService unusual;
  final SavedViewService views;
  final ReportMailService reportMails;
  final JobReportService jobReports;
  final LedgerReportService ledgerReports;
  final FoldService folds;
  final UsageFileService usageFiles;
  final ChargeReportService charges;
  final String vendor;
  final InquiryService inquiries;
  final Metering metering;
  final LedgerExportService exports;
  final HealthService health;
  final ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor();

  public Services(Config config, Jdbi jdbi, Clock clock) {
    var portal = new Portal(config.baseUrl().toString(), config.demo());
    printer = new Printer(Templates.load(new Site(config.baseUrl(), config.development())));
    settings = new LedgerSettings(config.individualExpiry(), config.reversalReplacementDays());
    ledger = new LedgerService(jdbi, clock, settings);
    jobs = new JobService(new BatchService(ledger), JobService.lanesForThisMachine(), LEDGER_QUEUE);
    outbox =
        new OutboxService(
            jdbi, clock, config.smtpUrl().map(url -> MailServer.of(url, config.baseUrl())));
    audit = new AuditService(jdbi);
    catalogue = new CatalogueService(jdbi, clock, audit);
    accounts = new AccountService(jdbi, clock, outbox, audit, portal);
    sessions = new SessionService(jdbi, clock);
    signIn = new SignInService(jdbi, clock, sessions, audit);
    profile = new ProfileService(jdbi, clock, signIn, sessions, outbox, audit, portal);
    welcome = new WelcomeService(jdbi, clock, sessions, outbox, audit, portal, aside);
    firstOperator = new FirstOperatorService(jdbi, clock, sessions, audit, portal);
    keys = new ApiKeyService(jdbi, clock, audit);
    contracts = new ContractService(jdbi, clock, ledger, accounts, audit);
    door = new ContractDoorService(jdbi);
    sheet = new HereService(jdbi, clock);
    caps = new CapService(jdbi, ledger, audit);
    groups = new GroupService(jdbi, ledger, audit);
    chargeCodes = new ChargeCodeService(jdbi, ledger, audit);
    asks =
        new AskService(
            jdbi, clock, ledger, caps, audit, new AskMails(outbox, config.baseUrl().toString()));
    seats = new SeatService(jdbi, clock, ledger, accounts, audit, caps, asks);
    manySeats = new BulkSeatService(jdbi, ledger, seats);
    people = new PeopleService(jdbi, clock, ledger);
    roles = new RoleService(jdbi, ledger, accounts, audit);
    resellers = new ResellerService(jdbi, clock, ledger, accounts, audit);
    adjustments = new AdjustmentService(clock, ledger, audit);
    billing = new BillingService(jdbi, clock, ledger, audit, config.seller());
    papers =
        new PaperService(
            jdbi,
            clock,
            facts -> printer.print("billing/file.jte", Map.of("page", PaperSheet.of(facts))));
    var trail = new OrderTrailService(audit, outbox, papers, config.baseUrl().toString());
    orders = new OrderService(jdbi, clock, ledger, billing, trail);
    prices = new PriceService(jdbi, clock, audit);
    approvals = new ApprovalService(ledger, billing, trail);
    repayments =
        new RepaymentService(jdbi, clock, ledger, audit, trail, config.cards().isPresent());
    var cardOrders = new CardOrderService(jdbi, ledger, billing, trail);
    payments =
        config
            .cards()
            .map(
                access ->
                    new PaymentService(
                        jdbi,
                        clock,
                        ledger,
                        orders,
                        cardOrders,
                        repayments,
                        access,
                        config.baseUrl()));
    var quoteMails = new QuoteMails(outbox, config.baseUrl().toString());
    quotes = new QuoteService(jdbi, ledger, orders, audit, quoteMails);
    newQuotes = new NewQuoteService(ledger, orders, audit, quoteMails);
    topUps =
        new TopUpService(
            jdbi,
            clock,
            ledger,
            orders,
            audit,
            new TopUpMails(outbox, config.baseUrl().toString()));
    runways = new RunwayService(jdbi, ledger, clock);
    reports = new ReportService(jdbi, ledger, clock);
    overviews = new OverviewService(reports, runways, clock);
    unusual = new UnusualService(reports, clock);
    views = new SavedViewService(jdbi, clock);
    jobReports = new JobReportService(reports, clock);
    ledgerReports = new LedgerReportService(reports);
    usageFiles = new UsageFileService(reports, overviews, catalogue, clock);
    reportMails =
        new ReportMailService(
            jdbi,
            clock,
            contracts,
            usageFiles,
            audit,
            paper -> printer.print("export/usagepaper.jte", Map.of("paper", paper)),
            outbox,
            config.baseUrl().toString());
    charges = new ChargeReportService(reports, clock);
    vendor = config.seller().map(Seller::name).orElse("Cloud Credits");
    exports = new LedgerExportService(jdbi, clock, config.dataDirectory().resolve("heads"));
    folds = new FoldService(jdbi, clock);
    health = new HealthService(jdbi, clock, ledger, exports, audit, new DriftService(jdbi)::look);
    inquiries = new InquiryService(jdbi, ledger, clock);
    metering =
        new Metering(
            ledger,
            jobs,
            catalogue,
            new AddressService(jdbi),
            inquiries,
            clock,
            config.baseUrl(),
            config.apiRequestsPerSecond());
  }

  /** What demo data are made with. */
  Tools tools() {
    return new Tools(
        accounts,
        keys,
        contracts,
        roles,
        resellers,
        seats,
        groups,
        caps,
        chargeCodes,
        asks,
        billing,
        orders,
        quotes,
        newQuotes,
        catalogue,
        ledger,
        jobs);
  }

  /** Finishes what is queued. */
  @Override
  public void close() {
    jobs.close();
    aside.close();
  }
}
