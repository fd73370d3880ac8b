package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Role;
import cloudcredits.contract.RoleHolder;
import cloudcredits.contract.RoleService;
import cloudcredits.contract.Visit;
import cloudcredits.credit.PersonId;
import cloudcredits.report.ReportMailRepository.Stopped;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.PathParams;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The settings of reports by mail: one's own, and as manager or administrator others'. */
public final class ReportMailPages {

  private final ReportMailService mails;
  private final SavedViewService views;
  private final RoleService roles;
  private final View view;
  private final Function<Context, Here> here;

  public ReportMailPages(
      ReportMailService mails,
      SavedViewService views,
      RoleService roles,
      View view,
      Function<Context, Here> here) {
    this.mails = mails;
    this.views = views;
    this.roles = roles;
    this.view = view;
    this.here = here;
  }

  /** {@code GET /contracts/{contract}/settings/reports}. */
  public void show(Context ctx) {
    show(ctx, Form.of(Map.of("person", List.of(me(ctx).toString()))));
  }

  /** {@code POST /contracts/{contract}/settings/reports}: person, rhythm, view, pdf. */
  public void choose(Context ctx) {
    Form form = Form.of(ctx);
    Optional<RoleHolder> person =
        form.choice(
            "person", choosable(ctx), holder -> holder.person().toString(), "Choose who gets it");
    Optional<Rhythm> rhythm = form.choice("rhythm", Rhythm.class, "Choose how often");
    Optional<SavedView> of =
        form.typed("view").isEmpty()
            ? Optional.empty()
            : form.choice(
                "view",
                views.all(contract(ctx).id(), me(ctx)),
                saved -> Integer.toString(saved.id()),
                "Choose one of your views");
    if (of.isPresent() && person.filter(holder -> !holder.person().equals(me(ctx))).isPresent()) {
      form.refuse("view", "Your views are yours: choose Use by user for somebody else");
    }
    if (!form.isValid()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, form);
      return;
    }
    RoleHolder to = person.orElseThrow();
    boolean done =
        mails.choose(
            contract(ctx).id(),
            to.person(),
            rhythm.orElseThrow(),
            of.map(SavedView::id),
            form.ticked("pdf"),
            me(ctx));
    back(
        ctx,
        done
            ? "The report goes to " + to.email() + " by mail from now on."
            : to.name() + " has no role here any more; nothing was changed.");
  }

  /** {@code POST /contracts/{contract}/settings/reports/{person}/stop}. */
  public void stop(Context ctx) {
    var person = new PersonId(PathParams.number(ctx, "person"));
    RoleHolder holder = roles.holder(contract(ctx).id(), person).orElseThrow(Refusal::notFound);
    boolean may = choosable(ctx).stream().anyMatch(other -> other.person().equals(person));
    boolean stopped = may && mails.stop(contract(ctx).id(), person, me(ctx));
    back(
        ctx,
        stopped
            ? "No more reports by mail for " + holder.name() + "."
            : "Nothing was changed: there is no report by mail that you could stop.");
  }

  /** {@code GET /reports-by-mail/stop/{key}}: the link in a mail. It changes nothing by itself. */
  public void askToStop(Context ctx) {
    stopPage(ctx, false, mails.stoppedBy(PathParams.uuid(ctx, "key")));
  }

  /**
   * {@code POST /reports-by-mail/stop/{key}}: by the page's button, or by a mail program in its
   * reader's name, without more (RFC 8058).
   */
  public void stopByLink(Context ctx) {
    stopPage(ctx, true, mails.stop(PathParams.uuid(ctx, "key")));
  }

  private void stopPage(Context ctx, boolean done, Optional<Stopped> of) {
    view.render(
        ctx,
        "report/stopmail.jte",
        Map.of(
            "path",
            ctx.path(),
            "done",
            done,
            "contract",
            of.map(known -> known.customer() + ", " + known.number()).orElse("")));
  }

  private void show(Context ctx, Form form) {
    Visit visit = Gate.contract(ctx, Visit.class);
    view.render(
        ctx,
        here.apply(ctx),
        "report/mails.jte",
        ReportMailsPage.of(
            visit,
            mails.all(visit.contract().id()),
            choosable(ctx).stream()
                .map(holder -> new Choice(holder.person().toString(), holder.name()))
                .toList(),
            views.all(visit.contract().id(), me(ctx)),
            form));
  }

  /** Managers and administrators choose for everybody with a role here, others for themselves. */
  private List<RoleHolder> choosable(Context ctx) {
    Visit visit = Gate.contract(ctx, Visit.class);
    boolean all =
        visit.roles().contains(Role.MANAGER) || visit.roles().contains(Role.ADMINISTRATOR);
    return roles.holders(visit.contract().id()).stream()
        .filter(holder -> all || holder.person().equals(me(ctx)))
        .toList();
  }

  private void back(Context ctx, String words) {
    view.redirect(
        ctx, "/contracts/" + contract(ctx).number() + "/settings/reports", Notice.of(words));
  }

  private static PersonId me(Context ctx) {
    return Gate.visitor(ctx).id();
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }
}
