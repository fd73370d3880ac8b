package cloudcredits.catalogue;

import cloudcredits.account.Actor;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** The rates, for operators: what there is, a trial of the next one, its publication. */
public final class OperatorRatePages {

  private static final String RATES = "/operator/rates";

  private final CatalogueService catalogue;
  private final View view;
  private final List<Here.Section> sections;
  private final Clock clock;

  public OperatorRatePages(
      CatalogueService catalogue, View view, List<Here.Section> sections, Clock clock) {
    this.catalogue = catalogue;
    this.view = view;
    this.sections = sections;
    this.clock = clock;
  }

  /** Where a service's rates are. */
  static String path(Service service) {
    return RATES + "/" + service.key();
  }

  /** {@code GET /operator/rates}. */
  public void list(Context ctx) {
    view.render(
        ctx,
        "operator/rates.jte",
        OperatorRatesPage.of(sections, catalogue.services(), clock.instant()));
  }

  /**
   * {@code GET /operator/rates/{service}}: all versions, and the form for the next one; what stands
   * in the query is typed into it already.
   */
  public void show(Context ctx) {
    Service service = service(ctx);
    Form form =
        ctx.queryParamMap().isEmpty()
            ? RateForm.usual(service.latestRate())
            : Form.of(ctx.queryParamMap());
    show(ctx, service, form);
  }

  private void show(Context ctx, Service service, Form form) {
    view.render(
        ctx, "operator/rate.jte", OperatorRatePage.of(sections, service, form, clock.instant()));
  }

  /**
   * {@code POST /operator/rates/{service}/trial}: what the rate would change. Publishes nothing.
   */
  public void tryOut(Context ctx) {
    Service service = priced(ctx);
    RateForm typed = RateForm.read(ctx.formParamMap());
    withRate(ctx, service, typed, proposed -> tryOut(ctx, service, typed.form(), proposed));
  }

  private void tryOut(Context ctx, Service service, Form form, NewRate proposed) {
    switch (catalogue.rehearse(service.key(), proposed)) {
      case Rehearsal.Passed passed ->
          view.render(
              ctx,
              "operator/ratetrial.jte",
              OperatorRateTrialPage.of(sections, passed, proposed, form));
      case Rehearsal.Refused(List<InputProblem> problems) ->
          refused(ctx, service, form, proposed, problems);
      case Rehearsal.Meanwhile(Rate latest) -> meanwhile(ctx, form, latest);
      case Rehearsal.UnknownService(String _) -> throw Refusal.notFound();
    }
  }

  /**
   * {@code POST /operator/rates/{service}}: publishes the rate. The same sent again finds it
   * published and says so.
   */
  public void publish(Context ctx) {
    Service service = priced(ctx);
    RateForm typed = RateForm.read(ctx.formParamMap());
    withRate(ctx, service, typed, proposed -> publish(ctx, service, typed.form(), proposed));
  }

  private void publish(Context ctx, Service service, Form form, NewRate proposed) {
    Actor actor = Actor.person(Gate.visitor(ctx).id());
    switch (catalogue.publishRate(service.key(), proposed, actor)) {
      case Publication.Published(Service _, Rate rate) ->
          view.redirect(ctx, path(service), said(rate));
      case Publication.Refused(List<InputProblem> problems) ->
          refused(ctx, service, form, proposed, problems);
      case Publication.Meanwhile(Rate latest) -> meanwhile(ctx, form, latest);
      case Publication.UnknownService(String _) -> throw Refusal.notFound();
    }
  }

  private Notice said(Rate rate) {
    Instant start = rate.validFrom();
    return Notice.of(
        "Version "
            + rate.version()
            + " is published. "
            + (start.isAfter(clock.instant())
                ? "It starts on " + Format.dateTime(start, ZoneOffset.UTC) + "."
                : "It prices every job from now on."));
  }

  private void withRate(Context ctx, Service service, RateForm typed, Consumer<NewRate> proposed) {
    typed.rate().ifPresentOrElse(proposed, () -> refused(ctx, service, typed.form()));
  }

  private void refused(
      Context ctx, Service service, Form form, NewRate proposed, List<InputProblem> problems) {
    problems.forEach(problem -> form.refuse(field(problem, proposed), problem.message()));
    refused(ctx, service, form);
  }

  /** A start at once has no date to be put right. */
  private static String field(InputProblem problem, NewRate proposed) {
    return switch (problem.name()) {
      case "validFrom" -> proposed.start().isPresent() ? "date" : "start";
      default -> problem.name();
    };
  }

  private void refused(Context ctx, Service service, Form form) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(ctx, service, form);
  }

  private void meanwhile(Context ctx, Form form, Rate latest) {
    form.refuse(
        "expression",
        "Version "
            + latest.version()
            + " was published meanwhile: look at it in the list, then try yours again");
    ctx.status(HttpStatus.CONFLICT);
    show(ctx, service(ctx), form);
  }

  private Service service(Context ctx) {
    return catalogue.service(ctx.pathParam("service")).orElseThrow(Refusal::notFound);
  }

  private Service priced(Context ctx) {
    Service service = service(ctx);
    if (service.selfPriced()) {
      throw new Refusal(
          HttpStatus.CONFLICT, "This service names the credits of a job itself: it has no rate.");
    }
    return service;
  }
}
