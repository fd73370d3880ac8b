package cloudcredits;

import static cloudcredits.contract.Right.APPOINT;
import static cloudcredits.contract.Right.BALANCE;
import static cloudcredits.contract.Right.BILLING;
import static cloudcredits.contract.Right.BUY;
import static cloudcredits.contract.Right.CAPS;
import static cloudcredits.contract.Right.OFFER;
import static cloudcredits.contract.Right.OWN;
import static cloudcredits.contract.Right.REPORT;
import static cloudcredits.contract.Right.SEATS;
import static cloudcredits.contract.Right.SERVICES;
import static cloudcredits.web.Access.ANYONE;
import static cloudcredits.web.Access.API_KEY;
import static cloudcredits.web.Access.OPERATOR;
import static cloudcredits.web.Access.SIGNED_IN;
import static cloudcredits.web.Access.SIGNED_MESSAGE;
import static cloudcredits.web.Access.on;

import cloudcredits.db.Database;
import cloudcredits.metering.ApiDocPages;
import cloudcredits.metering.InquiryApi;
import cloudcredits.metering.Metering;
import cloudcredits.metering.MeteringApi;
import io.javalin.config.RoutesConfig;

/** Every URL of the portal, who may use it, and which handler answers. */
public final class Routes {

  private Routes() {}

  static void install(
      RoutesConfig routes, Pages pages, Metering metering, ApiDocPages docs, Database database) {
    people(routes, pages);
    contract(routes, pages);
    money(routes, pages);
    quotes(routes, pages);
    topUp(routes, pages);
    cards(routes, pages);
    settings(routes, pages);
    vendor(routes, pages);
    operator(routes, pages);
    machines(routes, database);
    api(routes, metering, docs);
  }

  private static void people(RoutesConfig routes, Pages pages) {
    routes.get("/sign-in", pages.signIn::show, ANYONE);
    routes.post("/sign-in", pages.signIn::signIn, ANYONE);
    routes.post("/sign-out", pages.signIn::signOut, ANYONE);
    routes.get("/welcome/{token}", pages.welcome::show, ANYONE);
    routes.post("/welcome/{token}", pages.welcome::open, ANYONE);
    routes.get("/forgot", pages.welcome::showForgot, ANYONE);
    routes.post("/forgot", pages.welcome::forgot, ANYONE);
    routes.get("/forgot/sent", pages.welcome::showSent, ANYONE);
    routes.get("/reset/{token}", pages.welcome::showReset, ANYONE);
    routes.post("/reset/{token}", pages.welcome::reset, ANYONE);
    routes.get("/first-operator/{token}", pages.firstOperator::show, ANYONE);
    routes.post("/first-operator/{token}", pages.firstOperator::open, ANYONE);
    routes.get("/help", pages.help::show, ANYONE);
    routes.get("/profile", pages.profile::show, SIGNED_IN);
    routes.post("/profile/name", pages.profile::rename, SIGNED_IN);
    routes.post("/profile/email", pages.profile::changeEmail, SIGNED_IN);
    routes.post("/profile/password", pages.profile::changePassword, SIGNED_IN);
    routes.post("/profile/sessions/{session}/end", pages.profile::endSession, SIGNED_IN);
    routes.post("/profile/sign-out-everywhere", pages.profile::signOutEverywhere, SIGNED_IN);
  }

  private static void contract(RoutesConfig routes, Pages pages) {
    routes.get("/", pages.contracts::start, SIGNED_IN);
    routes.get("/contracts", pages.contracts::list, SIGNED_IN);
    routes.get("/contracts/{contract}/people", pages.people::list, on(SEATS));
    routes.get("/contracts/{contract}/people/assign", pages.assign::form, on(SEATS));
    routes.post("/contracts/{contract}/people/assign", pages.assign::assign, on(SEATS));
    routes.get("/contracts/{contract}/people/assign-many", pages.assignMany::form, on(SEATS));
    routes.post("/contracts/{contract}/people/assign-many", pages.assignMany::preview, on(SEATS));
    routes.post(
        "/contracts/{contract}/people/assign-many/confirm", pages.assignMany::confirm, on(SEATS));
    routes.get("/contracts/{contract}/people/requests", pages.asks::list, on(CAPS));
    routes.post(
        "/contracts/{contract}/people/requests/{request}/grant", pages.asks::grant, on(CAPS));
    routes.post(
        "/contracts/{contract}/people/requests/{request}/decline", pages.asks::decline, on(CAPS));
    routes.get("/contracts/{contract}/my/requests", pages.myAsks::show, on(OWN));
    routes.post("/contracts/{contract}/my/requests", pages.myAsks::ask, on(OWN));
    routes.post("/contracts/{contract}/my/requests/withdraw", pages.myAsks::withdraw, on(OWN));
    routes.get("/contracts/{contract}/people/{person}", pages.person::person, on(SEATS));
    routes.post("/contracts/{contract}/people/{person}/cap", pages.person::cap, on(CAPS));
    routes.post("/contracts/{contract}/people/{person}/group", pages.person::group, on(CAPS));
    routes.post(
        "/contracts/{contract}/people/{person}/permission", pages.seats::permission, on(SEATS));
    routes.get("/contracts/{contract}/people/{person}/unseat", pages.seats::preview, on(SEATS));
    routes.post("/contracts/{contract}/people/{person}/unseat", pages.seats::unseat, on(SEATS));
    routes.post("/contracts/{contract}/people/{person}/seats", pages.seats::seatAgain, on(SEATS));
    routes.get("/contracts/{contract}/balance", pages.balance::show, on(BALANCE));
    routes.get("/contracts/{contract}", pages.reports::overview, on(REPORT));
    routes.get("/contracts/{contract}/usage", pages.reports::usage, on(REPORT));
    routes.get("/contracts/{contract}/usage.csv", pages.exports::usageCsv, on(REPORT));
    routes.get("/contracts/{contract}/usage.xlsx", pages.exports::usageXlsx, on(REPORT));
    routes.get("/contracts/{contract}/usage.pdf", pages.exports::usagePdf, on(REPORT));
    routes.get("/contracts/{contract}/usage/jobs.csv", pages.exports::jobsCsv, on(REPORT));
    routes.get("/contracts/{contract}/usage/jobs.xlsx", pages.exports::jobsXlsx, on(REPORT));
    routes.get("/contracts/{contract}/usage/focus.csv", pages.exports::focusCsv, on(REPORT));
    routes.get("/contracts/{contract}/usage/unusual", pages.reports::unusual, on(REPORT));
    String views = "/contracts/{contract}/usage/views";
    routes.get(views, pages.views::list, on(REPORT));
    routes.post(views, pages.views::save, on(REPORT));
    routes.post(views + "/again", pages.views::keepAgain, on(REPORT));
    routes.get(views + "/{view}", pages.views::show, on(REPORT));
    routes.post(views + "/{view}", pages.views::rename, on(REPORT));
    routes.post(views + "/{view}/delete", pages.views::delete, on(REPORT));
    routes.get("/contracts/{contract}/usage/jobs", pages.jobs::jobs, on(REPORT));
    routes.get("/contracts/{contract}/usage/people/{person}", pages.jobs::person, on(REPORT));
    routes.get("/contracts/{contract}/jobs/{job}", pages.jobs::job, on(REPORT));
    routes.get("/contracts/{contract}/ledger", pages.ledger::ledger, on(REPORT));
    routes.get("/contracts/{contract}/ledger.csv", pages.exports::ledgerCsv, on(REPORT));
    routes.get("/contracts/{contract}/ledger.xlsx", pages.exports::ledgerXlsx, on(REPORT));
    routes.get("/contracts/{contract}/my", pages.my::credits, on(OWN));
    routes.get("/contracts/{contract}/my/jobs", pages.my::jobs, on(OWN));
    routes.get("/contracts/{contract}/my/jobs/{job}", pages.my::job, on(OWN));
    routes.get("/contracts/{contract}/services", pages.catalogue::services, on(SERVICES));
    routes.get("/contracts/{contract}/services/{service}", pages.catalogue::service, on(SERVICES));
  }

  private static void money(RoutesConfig routes, Pages pages) {
    routes.get("/contracts/{contract}/buy", pages.buy::show, on(BUY));
    routes.post("/contracts/{contract}/buy", pages.buy::choose, on(BUY));
    routes.get("/contracts/{contract}/buy/prices", pages.prices::show, on(BUY));
    routes.get("/contracts/{contract}/orders", pages.orders::list, on(BUY));
    routes.post("/contracts/{contract}/orders", pages.buy::place, on(BUY));
    routes.get("/contracts/{contract}/orders.csv", pages.orders::export, on(BUY));
    routes.get("/contracts/{contract}/orders/{order}", pages.orders::receipt, on(BUY));
    routes.get(
        "/contracts/{contract}/orders/{order}/cancellation", pages.orders::askToCancel, on(BUY));
    routes.post("/contracts/{contract}/orders/{order}/cancellation", pages.orders::cancel, on(BUY));
    routes.post("/contracts/{contract}/orders/{order}/approval", pages.approvals::approve, on(BUY));
    routes.post("/contracts/{contract}/orders/{order}/refusal", pages.approvals::decline, on(BUY));
    String paper = "/contracts/{contract}/orders/{order}/papers/{paper}";
    routes.get(paper, pages.papers::show, on(BUY));
    routes.get(paper + "/pdf", pages.papers::file, on(BUY));
  }

  /** Where cards can pay. */
  private static void cards(RoutesConfig routes, Pages pages) {
    String order = "/contracts/{contract}/orders/{order}";
    pages.payments.ifPresent(
        payments -> {
          routes.post(order + "/checkout", pages.orders::pay, on(BUY));
          routes.get(order + "/payment", payments::returned, on(BUY));
        });
    pages.provider.ifPresent(
        provider -> routes.post("/webhooks/stripe", provider::told, SIGNED_MESSAGE));
  }

  private static void quotes(RoutesConfig routes, Pages pages) {
    routes.get("/contracts/{contract}/quotes", pages.quotes::list, on(BUY));
    routes.post("/contracts/{contract}/quotes", pages.quotes::ask, on(BUY));
    routes.get("/contracts/{contract}/quotes/{quote}", pages.quotes::show, on(BUY));
    routes.post("/contracts/{contract}/quotes/{quote}/acceptance", pages.quotes::accept, on(BUY));
    routes.post(
        "/contracts/{contract}/quotes/{quote}/confirmation", pages.quotes::confirm, on(BUY));
    routes.post(
        "/contracts/{contract}/quotes/{quote}/reconsideration", pages.quotes::reconsider, on(BUY));
    routes.post("/contracts/{contract}/quotes/{quote}/cancellation", pages.quotes::cancel, on(BUY));
    routes.post("/contracts/{contract}/quotes/{quote}/refusal", pages.quotes::decline, on(BUY));
    routes.post("/contracts/{contract}/quotes/{quote}/withdrawal", pages.quotes::takeBack, on(BUY));
    routes.get("/contracts/{contract}/offers", pages.offers::list, on(OFFER));
    routes.post("/contracts/{contract}/offers", pages.offers::offer, on(OFFER));
    routes.get("/contracts/{contract}/offers/{quote}", pages.offers::show, on(OFFER));
    routes.post("/contracts/{contract}/offers/{quote}", pages.offers::answer, on(OFFER));
    routes.post(
        "/contracts/{contract}/offers/{quote}/withdrawal", pages.offers::withdraw, on(OFFER));
    routes.post(
        "/contracts/{contract}/offers/{quote}/cancellation", pages.offers::callOff, on(OFFER));
    routes.post("/contracts/{contract}/offers/{quote}/delivery", pages.offers::deliver, on(OFFER));
  }

  private static void topUp(RoutesConfig routes, Pages pages) {
    String topUp = "/contracts/{contract}/settings/top-up";
    routes.get(topUp, pages.topUps::show, on(BUY));
    routes.post(topUp, pages.topUps::setUp, on(BUY));
    routes.post(topUp + "/off", pages.topUps::switchOff, on(BUY));
    routes.post(topUp + "/purchases/{purchase}/confirmation", pages.topUps::confirm, on(BUY));
    routes.post(topUp + "/purchases/{purchase}/refusal", pages.topUps::drop, on(BUY));
  }

  private static void settings(RoutesConfig routes, Pages pages) {
    routes.get("/contracts/{contract}/settings/billing", pages.addresses::show, on(BILLING));
    routes.post("/contracts/{contract}/settings/billing", pages.addresses::save, on(BILLING));
    routes.post(
        "/contracts/{contract}/settings/billing/approval", pages.addresses::approval, on(BILLING));
    routes.get("/contracts/{contract}/settings", pages.roles::list, on(REPORT));
    routes.post("/contracts/{contract}/settings/roles", pages.roles::appoint, on(APPOINT));
    routes.get(
        "/contracts/{contract}/settings/roles/{person}/dismissal",
        pages.roles::askToDismiss,
        on(APPOINT));
    routes.post(
        "/contracts/{contract}/settings/roles/{person}/dismissal",
        pages.roles::dismiss,
        on(APPOINT));
    routes.post(
        "/contracts/{contract}/settings/roles/{person}/reappointment/{role}",
        pages.roles::reappoint,
        on(APPOINT));
    routes.get(
        "/contracts/{contract}/settings/roles/{person}/manager",
        pages.roles::askToPassOn,
        on(BILLING));
    routes.post(
        "/contracts/{contract}/settings/roles/{person}/manager", pages.roles::passOn, on(BILLING));
    String reports = "/contracts/{contract}/settings/reports";
    routes.get(reports, pages.reportMails::show, on(REPORT));
    routes.post(reports, pages.reportMails::choose, on(REPORT));
    routes.post(reports + "/{person}/stop", pages.reportMails::stop, on(REPORT));
    routes.get("/reports-by-mail/stop/{key}", pages.reportMails::askToStop, ANYONE);
    routes.post("/reports-by-mail/stop/{key}", pages.reportMails::stopByLink, SIGNED_MESSAGE);
    routes.get("/contracts/{contract}/settings/caps", pages.caps::list, on(CAPS));
    routes.get("/contracts/{contract}/settings/caps/contract", pages.caps::contractForm, on(CAPS));
    routes.post("/contracts/{contract}/settings/caps/contract", pages.caps::contractSave, on(CAPS));
    routes.get(
        "/contracts/{contract}/settings/caps/new-people", pages.caps::newPeopleForm, on(CAPS));
    routes.post(
        "/contracts/{contract}/settings/caps/new-people", pages.caps::newPeopleSave, on(CAPS));
    routes.get(
        "/contracts/{contract}/settings/caps/groups/{group}", pages.caps::groupForm, on(CAPS));
    routes.post(
        "/contracts/{contract}/settings/caps/groups/{group}", pages.caps::groupSave, on(CAPS));
    routes.get("/contracts/{contract}/settings/groups", pages.groups::list, on(CAPS));
    routes.post("/contracts/{contract}/settings/groups", pages.groups::create, on(CAPS));
    routes.get("/contracts/{contract}/settings/groups/{group}", pages.groups::group, on(CAPS));
    routes.post("/contracts/{contract}/settings/groups/{group}", pages.groups::rename, on(CAPS));
    routes.post(
        "/contracts/{contract}/settings/groups/{group}/delete", pages.groups::delete, on(CAPS));
    routes.post(
        "/contracts/{contract}/settings/groups/{group}/members", pages.groups::add, on(CAPS));
    routes.post(
        "/contracts/{contract}/settings/groups/{group}/members/{person}/out",
        pages.groups::takeOut,
        on(CAPS));
    routes.get("/contracts/{contract}/settings/charge-codes", pages.chargeCodes::show, on(CAPS));
    routes.post("/contracts/{contract}/settings/charge-codes", pages.chargeCodes::decide, on(CAPS));
    routes.post(
        "/contracts/{contract}/settings/charge-codes/codes", pages.chargeCodes::add, on(CAPS));
    routes.post(
        "/contracts/{contract}/settings/charge-codes/close", pages.chargeCodes::close, on(CAPS));
    routes.post(
        "/contracts/{contract}/settings/charge-codes/open", pages.chargeCodes::open, on(CAPS));
  }

  private static void vendor(RoutesConfig routes, Pages pages) {
    routes.get("/operator", pages.operatorContracts::start, OPERATOR);
    routes.get("/operator/contracts", pages.operatorContracts::list, OPERATOR);
    routes.post("/operator/contracts", pages.operatorContracts::create, OPERATOR);
    routes.get("/operator/contracts/new", pages.operatorContracts::ask, OPERATOR);
    routes.get("/operator/contracts/{contract}", pages.operatorContracts::show, OPERATOR);
    routes.get("/operator/contracts/{contract}/renewal", pages.terms::askToRenew, OPERATOR);
    routes.post("/operator/contracts/{contract}/renewal", pages.terms::renew, OPERATOR);
    routes.get("/operator/contracts/{contract}/cancellation", pages.terms::askToCancel, OPERATOR);
    routes.post("/operator/contracts/{contract}/cancellation", pages.terms::cancel, OPERATOR);
    routes.get("/operator/contracts/{contract}/credit-limit", pages.terms::askForLimit, OPERATOR);
    routes.post("/operator/contracts/{contract}/credit-limit", pages.terms::setLimit, OPERATOR);
    routes.get("/operator/contracts/{contract}/licences/new", pages.licences::ask, OPERATOR);
    routes.post("/operator/contracts/{contract}/licences", pages.licences::add, OPERATOR);
    routes.get(
        "/operator/contracts/{contract}/licences/{licence}", pages.licences::askForSeats, OPERATOR);
    routes.post(
        "/operator/contracts/{contract}/licences/{licence}", pages.licences::setSeats, OPERATOR);
    routes.get("/operator/contracts/{contract}/adjustment", pages.adjustments::ask, OPERATOR);
    routes.post("/operator/contracts/{contract}/adjustment", pages.adjustments::give, OPERATOR);
    routes.get("/operator/contracts/{contract}/reseller", pages.resellers::askToLink, OPERATOR);
    routes.post("/operator/contracts/{contract}/reseller", pages.resellers::link, OPERATOR);
    routes.get("/operator/resellers", pages.resellers::list, OPERATOR);
    routes.post("/operator/resellers", pages.resellers::create, OPERATOR);
    routes.get("/operator/resellers/{reseller}", pages.resellers::show, OPERATOR);
    routes.post("/operator/resellers/{reseller}/people", pages.resellers::addPerson, OPERATOR);
    routes.get("/operator/invoices", pages.invoices::list, OPERATOR);
    routes.get(
        "/operator/invoices/{number}/{order}/payment", pages.invoices::askToMarkPaid, OPERATOR);
    routes.post("/operator/invoices/{number}/{order}/payment", pages.invoices::markPaid, OPERATOR);
    routes.get("/operator/returns", pages.repayments::list, OPERATOR);
    routes.post(
        "/operator/returns/{number}/{order}/{repayment}", pages.repayments::returned, OPERATOR);
    routes.get("/operator/papers", pages.operatorPapers::list, OPERATOR);
    routes.get("/operator/papers/{paper}", pages.operatorPapers::file, OPERATOR);
    routes.get("/operator/prices", pages.operatorPrices::list, OPERATOR);
    routes.post("/operator/prices", pages.operatorPrices::publish, OPERATOR);
    routes.get("/operator/tax", pages.taxes::list, OPERATOR);
    routes.post("/operator/tax", pages.taxes::publish, OPERATOR);
  }

  private static void operator(RoutesConfig routes, Pages pages) {
    routes.get("/operator/rates", pages.rates::list, OPERATOR);
    routes.get("/operator/rates/{service}", pages.rates::show, OPERATOR);
    routes.post("/operator/rates/{service}", pages.rates::publish, OPERATOR);
    routes.post("/operator/rates/{service}/trial", pages.rates::tryOut, OPERATOR);
    routes.get("/operator/keys", pages.keys::list, OPERATOR);
    routes.post("/operator/keys", pages.keys::create, OPERATOR);
    routes.get("/operator/keys/{key}/revocation", pages.keys::askToRevoke, OPERATOR);
    routes.post("/operator/keys/{key}/revocation", pages.keys::revoke, OPERATOR);
    routes.get("/operator/people", pages.operatorPeople::list, OPERATOR);
    routes.post(
        "/operator/people/{person}/invitation", pages.operatorPeople::inviteAgain, OPERATOR);
    routes.get("/operator/mail", pages.outbox::list, OPERATOR);
    routes.get("/operator/audit", pages.audit::list, OPERATOR);
    routes.get("/operator/health", pages.health::show, OPERATOR);
    routes.post("/operator/health", pages.health::check, OPERATOR);
    routes.post("/operator/health/totals", pages.rebuild::rebuild, OPERATOR);
    routes.get("/operator/heads.csv", pages.health::heads, OPERATOR);
    routes.get("/operator/contracts/{contract}/ledger.csv", pages.health::ledger, OPERATOR);
  }

  /** What cloud services call, and what explains it. */
  public static void api(RoutesConfig routes, Metering metering, ApiDocPages docs) {
    MeteringApi steps = metering.steps();
    InquiryApi ask = metering.inquiries();
    routes.post("/api/v1/estimates", steps::estimate, API_KEY);
    routes.post("/api/v1/holds", steps::step, API_KEY);
    routes.post("/api/v1/holds/{job}/settle", steps::step, API_KEY);
    routes.post("/api/v1/holds/{job}/release", steps::step, API_KEY);
    routes.post("/api/v1/holds/{job}/extend", steps::step, API_KEY);
    routes.post("/api/v1/charges", steps::step, API_KEY);
    routes.post("/api/v1/jobs/{job}/reversals", steps::step, API_KEY);
    routes.post("/api/v1/batch", metering.batches()::batch, API_KEY);
    routes.post("/api/v1/events", metering.events()::events, API_KEY);
    routes.get("/api/v1/jobs", ask::jobs, API_KEY);
    routes.get("/api/v1/jobs/{job}", ask::job, API_KEY);
    routes.get("/api/v1/jobs/{job}/explanation", ask::explanation, API_KEY);
    routes.get("/api/v1/contracts/{number}/balance", ask::balance, API_KEY);
    routes.get("/api/v1/contracts/{number}/grants", ask::grants, API_KEY);
    routes.get("/api/v1/contracts/{number}/ledger", ask::ledger, API_KEY);
    routes.get("/api/v1/contracts/{number}/usage", ask::usage, API_KEY);
    routes.get("/api", docs::overview, ANYONE);
    routes.get("/api/openapi.json", docs::openApi, ANYONE);
    routes.get("/problems", docs::problems, ANYONE);
    routes.get("/problems/{type}", docs::problem, ANYONE);
  }

  private static void machines(RoutesConfig routes, Database database) {
    routes.get("/healthz", ctx -> ctx.result("ok"), ANYONE);
    routes.get("/readyz", ctx -> ctx.status(database.answers() ? 200 : 503), ANYONE);
  }
}
