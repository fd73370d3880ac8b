package cloudcredits;

import cloudcredits.account.FirstOperatorPages;
import cloudcredits.account.OperatorAuditPages;
import cloudcredits.account.OperatorKeyPages;
import cloudcredits.account.OperatorPeoplePages;
import cloudcredits.account.ProfilePages;
import cloudcredits.account.SignInPages;
import cloudcredits.account.WelcomePages;
import cloudcredits.billing.AddressPages;
import cloudcredits.billing.OperatorPaperPages;
import cloudcredits.billing.PaperPages;
import cloudcredits.billing.TaxPages;
import cloudcredits.cap.AskPages;
import cloudcredits.cap.CapPages;
import cloudcredits.cap.ChargeCodePages;
import cloudcredits.cap.GroupPages;
import cloudcredits.cap.MyAskPages;
import cloudcredits.catalogue.CataloguePages;
import cloudcredits.catalogue.OperatorRatePages;
import cloudcredits.contract.BalancePages;
import cloudcredits.contract.ContractPages;
import cloudcredits.contract.OperatorAdjustmentPages;
import cloudcredits.contract.OperatorContractPages;
import cloudcredits.contract.OperatorLicencePages;
import cloudcredits.contract.OperatorResellerPages;
import cloudcredits.contract.OperatorTermPages;
import cloudcredits.contract.RolePages;
import cloudcredits.demo.DemoAccounts;
import cloudcredits.export.ExportPages;
import cloudcredits.help.HelpPages;
import cloudcredits.ledger.HealthPages;
import cloudcredits.notify.OutboxPages;
import cloudcredits.order.ApprovalPages;
import cloudcredits.order.BuyPages;
import cloudcredits.order.CardDesk;
import cloudcredits.order.InvoicePages;
import cloudcredits.order.OperatorPricePages;
import cloudcredits.order.OrderPages;
import cloudcredits.order.PricePages;
import cloudcredits.order.RepaymentPages;
import cloudcredits.payment.PaymentApi;
import cloudcredits.payment.PaymentPages;
import cloudcredits.quote.OfferPages;
import cloudcredits.quote.QuotePages;
import cloudcredits.report.JobPages;
import cloudcredits.report.LedgerPages;
import cloudcredits.report.MyPages;
import cloudcredits.report.ReportMailPages;
import cloudcredits.report.ReportPages;
import cloudcredits.report.SavedViewPages;
import cloudcredits.rollup.RebuildPages;
import cloudcredits.seat.AssignPages;
import cloudcredits.seat.BulkPages;
import cloudcredits.seat.PeoplePages;
import cloudcredits.seat.PersonPages;
import cloudcredits.seat.SeatPages;
import cloudcredits.topup.TopUpPages;
import cloudcredits.web.Choice;
import cloudcredits.web.Downloads;
import cloudcredits.web.Here;
import cloudcredits.web.Sessions;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Every handler of pages, wired by hand over the services. */
final class Pages {

  /** The operator's own navigation. */
  private static final List<Here.Section> OPERATOR =
      List.of(
          new Here.Section("Contracts", "/operator/contracts"),
          new Here.Section("Resellers", "/operator/resellers"),
          new Here.Section("Invoices", "/operator/invoices"),
          new Here.Section("Papers", "/operator/papers"),
          new Here.Section("Money to return", "/operator/returns"),
          new Here.Section("Prices", "/operator/prices"),
          new Here.Section("Tax", "/operator/tax"),
          new Here.Section("Rates", "/operator/rates"),
          new Here.Section("People", "/operator/people"),
          new Here.Section("API keys", "/operator/keys"),
          new Here.Section("Mail", "/operator/mail"),
          new Here.Section("Audit trail", "/operator/audit"),
          new Here.Section("Health", "/operator/health"));

  /** How many files are sent at the same time, of the connections that there are. */
  private static final int DOWNLOADS = 3;

  final SignInPages signIn;
  final WelcomePages welcome;
  final FirstOperatorPages firstOperator;
  final ProfilePages profile;
  final OperatorKeyPages keys;
  final OperatorPeoplePages operatorPeople;
  final OperatorAuditPages audit;
  final HealthPages health;
  final RebuildPages rebuild;
  final OutboxPages outbox;
  final ContractPages contracts;
  final CataloguePages catalogue;
  final PeoplePages people;
  final AssignPages assign;
  final BulkPages assignMany;
  final PersonPages person;
  final SeatPages seats;
  final AskPages asks;
  final MyAskPages myAsks;
  final CapPages caps;
  final GroupPages groups;
  final ChargeCodePages chargeCodes;
  final RolePages roles;
  final BalancePages balance;
  final BuyPages buy;
  final ApprovalPages approvals;
  final OrderPages orders;
  final QuotePages quotes;
  final TopUpPages topUps;
  final OfferPages offers;
  final OperatorContractPages operatorContracts;
  final OperatorTermPages terms;
  final OperatorLicencePages licences;
  final OperatorResellerPages resellers;
  final OperatorAdjustmentPages adjustments;
  final InvoicePages invoices;
  final RepaymentPages repayments;
  final PricePages prices;
  final OperatorPricePages operatorPrices;
  final PaperPages papers;
  final OperatorPaperPages operatorPapers;
  final AddressPages addresses;
  final TaxPages taxes;
  final Optional<PaymentPages> payments;
  final Optional<PaymentApi> provider;
  final OperatorRatePages rates;
  final HelpPages help;
  final ReportPages reports;
  final SavedViewPages views;
  final ReportMailPages reportMails;
  final JobPages jobs;
  final LedgerPages ledger;
  final ExportPages exports;
  final MyPages my;

  Pages(Services services, View view, Sessions browsers, DemoAccounts demo, Clock clock) {
    signIn = new SignInPages(view, browsers, services.signIn, services.sessions, demo::list);
    welcome = new WelcomePages(view, browsers, services.sessions, services.welcome);
    firstOperator = new FirstOperatorPages(view, browsers, services.firstOperator);
    profile = new ProfilePages(view, browsers, services.profile);
    keys = new OperatorKeyPages(view, OPERATOR, services.keys, () -> choices(services));
    operatorPeople = new OperatorPeoplePages(view, OPERATOR, services.accounts);
    audit = new OperatorAuditPages(view, OPERATOR, services.audit);
    health = new HealthPages(view, OPERATOR, services.health, services.exports, services.aside);
    rebuild = new RebuildPages(view, services.folds, services.aside);
    outbox = new OutboxPages(view, OPERATOR, services.outbox, clock);
    contracts =
        new ContractPages(
            services.contracts, services.sheet, services.runways::outlook, view, clock);
    Function<Context, Here> here = contracts::here;
    catalogue = new CataloguePages(services.catalogue, view, here, clock);
    people = new PeoplePages(view, here, clock, services.people, services.groups, services.asks);
    person =
        new PersonPages(
            view, here, clock, services.people, services.caps, services.groups, services.asks);
    seats = new SeatPages(view, here, services.seats);
    assignMany = new BulkPages(view, here, clock, services.people, services.manySeats);
    asks = new AskPages(view, here, services.asks);
    myAsks = new MyAskPages(view, here, services.asks);
    caps = new CapPages(view, here, services.caps, services.groups);
    groups = new GroupPages(view, here, services.groups);
    chargeCodes = new ChargeCodePages(view, here, services.chargeCodes);
    reports =
        new ReportPages(
            services.reports,
            services.overviews,
            services.unusual,
            services.views,
            services.catalogue,
            view,
            here,
            clock);
    views = new SavedViewPages(services.views, services.reports, view, here, clock);
    reportMails =
        new ReportMailPages(services.reportMails, services.views, services.roles, view, here);
    jobs = new JobPages(services.jobReports, services.catalogue, view, here, clock);
    ledger = new LedgerPages(services.ledgerReports, view, here, clock);
    exports =
        new ExportPages(
            services.ledgerReports,
            services.usageFiles,
            services.charges,
            services.vendor,
            services.printer,
            new Downloads(DOWNLOADS),
            clock);
    my = new MyPages(services.jobReports, services.asks, services.catalogue, view, here);
    roles = new RolePages(services.roles, view, here);
    balance = new BalancePages(services.ledger, services.runways::outlook, view, here, clock);
    Optional<CardDesk> cards = services.payments.map(desk -> desk);
    buy = new BuyPages(services.orders, services.runways::runway, cards, view, here, clock);
    orders =
        new OrderPages(
            services.orders, services.papers, services.repayments, cards, view, here, clock);
    approvals = new ApprovalPages(services.approvals, view, orders::again);
    prices = new PricePages(services.prices, services.billing, view, here, clock);
    operatorPrices = new OperatorPricePages(services.prices, view, OPERATOR, clock);
    papers = new PaperPages(services.papers, view, here);
    addresses = new AddressPages(services.billing, view, here, clock);
    operatorPapers = new OperatorPaperPages(services.papers, view, OPERATOR);
    payments = services.payments.map(desk -> new PaymentPages(desk, view));
    provider = services.payments.map(PaymentApi::new);
    taxes = new TaxPages(services.billing, view, OPERATOR, clock);
    repayments = new RepaymentPages(services.repayments, services.orders, view, OPERATOR);
    topUps = new TopUpPages(services.topUps, view, here);
    quotes =
        new QuotePages(services.quotes, services.newQuotes, services.orders, view, here, clock);
    offers =
        new OfferPages(services.quotes, services.newQuotes, services.orders, view, here, clock);
    operatorContracts =
        new OperatorContractPages(
            services.contracts,
            services.roles,
            services.resellers,
            services.ledger,
            view,
            OPERATOR,
            clock);
    terms = new OperatorTermPages(services.contracts, services.ledger, view, OPERATOR, clock);
    licences = new OperatorLicencePages(services.contracts, view, OPERATOR);
    resellers = new OperatorResellerPages(services.contracts, services.resellers, view, OPERATOR);
    adjustments =
        new OperatorAdjustmentPages(services.contracts, services.adjustments, view, OPERATOR);
    invoices = new InvoicePages(services.orders, view, OPERATOR, clock);
    rates = new OperatorRatePages(services.catalogue, view, OPERATOR, clock);
    help = new HelpPages(view, services.settings);
    assign = new AssignPages(view, here, clock, services.people, services.seats);
  }

  private static List<Choice> choices(Services services) {
    return services.catalogue.services().stream()
        .map(service -> new Choice(service.key(), service.name()))
        .toList();
  }
}
