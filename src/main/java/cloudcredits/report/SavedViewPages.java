package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.credit.PersonId;
import cloudcredits.web.Form;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.PathParams;
import cloudcredits.web.QueryString;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Keeping views of the usage report by name: each visitor's own. */
public final class SavedViewPages {

  private static final String NAME = "name";
  private static final String QUERY = "query";
  private static final int LONGEST_UNDONE = 600;

  private final SavedViewService views;
  private final ReportService reports;
  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;

  public SavedViewPages(
      SavedViewService views,
      ReportService reports,
      View view,
      Function<Context, Here> here,
      Clock clock) {
    this.views = views;
    this.reports = reports;
    this.view = view;
    this.here = here;
    this.clock = clock;
  }

  /** {@code GET /contracts/{contract}/usage/views}, with the query of the report to be kept. */
  public void list(Context ctx) {
    list(ctx, filter(ctx, QueryString.of(ctx)), Form.empty());
  }

  /** {@code POST /contracts/{contract}/usage/views}: name, and the report's query. */
  public void save(Context ctx) {
    save(ctx, Form.of(ctx));
  }

  /** {@code POST /contracts/{contract}/usage/views/again?name=&query=}: the undo of deleting. */
  public void keepAgain(Context ctx) {
    QueryString gone = QueryString.of(ctx);
    save(
        ctx,
        Form.of(
            Map.of(
                NAME,
                List.of(gone.get(NAME).orElse("")),
                QUERY,
                List.of(gone.get(QUERY).orElse("")))));
  }

  private void save(Context ctx, Form form) {
    UsageFilter filter = filter(ctx, typed(form.typed(QUERY)));
    String query = UsageQuery.of(filter).toString();
    if (query.length() > SavedView.LONGEST_QUERY) {
      form.refuse(NAME, "This view has too long an address to be kept: take a filter away");
    }
    Optional<Saving> saving =
        name(form)
            .filter(_ -> form.isValid())
            .map(name -> views.save(contract(ctx).id(), me(ctx), name, query));
    if (saving.isEmpty()) {
      refused(ctx, filter, form);
      return;
    }
    switch (saving.get()) {
      case Saving.Done(SavedView saved) ->
          view.redirect(
              ctx,
              saved.on(usage(ctx)),
              Notice.of("The view " + saved.name() + " is kept. It stands on this page."));
      case Saving.NameTaken() -> {
        refuseName(form);
        refused(ctx, filter, form);
      }
      case Saving.TooMany() -> {
        form.refuse(
            NAME, "You keep " + SavedView.MOST + " views, the most there can be: delete one");
        refused(ctx, filter, form);
      }
      case Saving.Unknown() -> throw new IllegalStateException("a new view");
    }
  }

  /** {@code GET /contracts/{contract}/usage/views/{view}}. */
  public void show(Context ctx) {
    SavedView found = find(ctx);
    show(ctx, found, Form.of(Map.of(NAME, List.of(found.name()))));
  }

  /** {@code POST /contracts/{contract}/usage/views/{view}}: another name. */
  public void rename(Context ctx) {
    SavedView found = find(ctx);
    Form form = Form.of(ctx);
    Optional<Saving> saving =
        name(form).map(name -> views.rename(contract(ctx).id(), me(ctx), found.id(), name));
    if (saving.isEmpty()) {
      refused(ctx, found, form);
      return;
    }
    switch (saving.get()) {
      case Saving.Done(SavedView renamed) ->
          view.redirect(
              ctx, path(ctx), Notice.of("The view is called " + renamed.name() + " now."));
      case Saving.NameTaken() -> {
        refuseName(form);
        refused(ctx, found, form);
      }
      case Saving.Unknown(), Saving.TooMany() -> throw Refusal.notFound();
    }
  }

  /** {@code POST /contracts/{contract}/usage/views/{view}/delete}. */
  public void delete(Context ctx) {
    switch (views.delete(contract(ctx).id(), me(ctx), PathParams.number(ctx, "view"))) {
      case Saving.Done(SavedView gone) -> view.redirect(ctx, path(ctx), deleted(gone, path(ctx)));
      case Saving.Unknown(), Saving.TooMany(), Saving.NameTaken() -> throw Refusal.notFound();
    }
  }

  /** With the way back, unless that is too long for a notice. */
  private static Notice deleted(SavedView gone, String path) {
    Notice said = Notice.of("The view " + gone.name() + " is deleted.");
    return gone.query().length() > LONGEST_UNDONE
        ? said
        : said.withUndo(
            "Keep it",
            QueryString.EMPTY
                .with(NAME, gone.name())
                .with(QUERY, gone.query())
                .on(path + "/again"));
  }

  private void refused(Context ctx, UsageFilter filter, Form form) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    list(ctx, filter, form);
  }

  private void refused(Context ctx, SavedView found, Form form) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    show(ctx, found, form);
  }

  private void list(Context ctx, UsageFilter filter, Form form) {
    Contract contract = contract(ctx);
    view.render(
        ctx,
        here.apply(ctx),
        "report/views.jte",
        SavedViewsPage.of(
            contract,
            filter,
            views.all(contract.id(), me(ctx)).stream()
                .map(saved -> SavedViewsPage.kept(saved, contract, today(contract)))
                .toList(),
            form));
  }

  private void show(Context ctx, SavedView found, Form form) {
    UsageFilter filter = SavedViewsPage.kept(found, contract(ctx), today(contract(ctx))).filter();
    view.render(
        ctx,
        here.apply(ctx),
        "report/view.jte",
        new SavedViewPage(
            found.name(),
            SavedViewsPage.said(filter),
            path(ctx) + "/" + found.id(),
            found.on(usage(ctx)),
            path(ctx),
            form));
  }

  private SavedView find(Context ctx) {
    return views
        .find(contract(ctx).id(), me(ctx), PathParams.number(ctx, "view"))
        .orElseThrow(Refusal::notFound);
  }

  private UsageFilter filter(Context ctx, QueryString query) {
    Contract contract = contract(ctx);
    return Asked.of(query, contract, clock.instant(), () -> reports.people(contract)).filter();
  }

  /** What a broken address, which no page answers, asks for is nothing. */
  private static QueryString typed(String query) {
    try {
      return query.contains("%00") ? QueryString.EMPTY : QueryString.parse(query);
    } catch (IllegalArgumentException brokenEscape) {
      return QueryString.EMPTY;
    }
  }

  private static Optional<String> name(Form form) {
    return form.text(NAME, SavedView.LONGEST_NAME, "Give the view a name");
  }

  private static void refuseName(Form form) {
    form.refuse(NAME, "Choose another name: a view of yours has this one");
  }

  private LocalDate today(Contract contract) {
    return contract.dayOf(clock.instant());
  }

  private static PersonId me(Context ctx) {
    return Gate.visitor(ctx).id();
  }

  private static String path(Context ctx) {
    return usage(ctx) + "/views";
  }

  private static String usage(Context ctx) {
    return SavedViewsPage.usage(contract(ctx));
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }
}
