package cloudcredits.contract;

import cloudcredits.credit.PersonId;
import cloudcredits.web.Form;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.PathParams;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Settings, roles: who is manager, administrator and coordinator of a contract. */
public final class RolePages {

  private final RoleService roles;
  private final View view;
  private final Function<Context, Here> here;

  public RolePages(RoleService roles, View view, Function<Context, Here> here) {
    this.roles = roles;
    this.view = view;
    this.here = here;
  }

  /** {@code GET /contracts/{contract}/settings}. */
  public void list(Context ctx) {
    list(ctx, Form.empty());
  }

  private void list(Context ctx, Form form) {
    Visit visit = visit(ctx);
    var page = RolesPage.of(visit, roles.holders(visit.contract().id()), form);
    view.render(ctx, here.apply(ctx), "contract/roles.jte", page);
  }

  /** {@code POST /contracts/{contract}/settings/roles}: email, name, role. */
  public void appoint(Context ctx) {
    AppointForm asked = AppointForm.read(Form.of(ctx));
    if (!asked.isValid()) {
      refused(ctx, asked.form());
      return;
    }
    Appointment appointment =
        roles.appoint(
            visit(ctx).contract().id(),
            asked.appointee().orElseThrow(),
            asked.role().orElseThrow(),
            Gate.visitor(ctx).id());
    switch (appointment) {
      case Appointment.Appointed appointed -> view.redirect(ctx, settings(ctx), said(appointed));
      case Appointment.HasRole(RoleHolder holder) ->
          refused(ctx, asked.form(), holder.name() + " has this role already: choose another");
      case Appointment.IsManager(RoleHolder holder) ->
          refused(
              ctx,
              asked.form(),
              holder.name() + " is the manager: pass the manager’s role on to somebody else first");
    }
  }

  private void refused(Context ctx, Form form, String why) {
    form.refuse("email", why);
    refused(ctx, form);
  }

  private void refused(Context ctx, Form form) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    list(ctx, form);
  }

  private static Notice said(Appointment.Appointed appointed) {
    RoleHolder holder = appointed.holder();
    String role =
        holder.name() + " is " + Words.of(holder.role()).toLowerCase(Locale.ROOT) + " now";
    return appointed
        .invited()
        .localLink()
        .map(
            link ->
                Notice.of(role + ", and is invited.")
                    .withLink("Open the invitation, as this is a demo", link))
        .orElseGet(
            () ->
                Notice.of(
                    appointed.invited().isNew()
                        ? role + "; an invitation is on its way to " + holder.email() + "."
                        : role + "."));
  }

  /** {@code GET /contracts/{contract}/settings/roles/{person}/dismissal}: shows what it does. */
  public void askToDismiss(Context ctx) {
    RoleHolder holder = dismissible(ctx);
    boolean oneself = holder.person().equals(Gate.visitor(ctx).id());
    var page = RoleChangePage.dismissal(visit(ctx), holder, oneself);
    view.render(ctx, here.apply(ctx), "contract/rolechange.jte", page);
  }

  /** {@code POST /contracts/{contract}/settings/roles/{person}/dismissal}. */
  public void dismiss(Context ctx) {
    Dismissal dismissal =
        roles.dismiss(visit(ctx).contract().id(), person(ctx), Gate.visitor(ctx).id());
    switch (dismissal) {
      case Dismissal.Dismissed(RoleHolder holder) ->
          view.redirect(
              ctx,
              settings(ctx),
              Notice.of(holder.name() + " is dismissed.")
                  .withUndo("Undo", appointment(ctx, holder)));
      case Dismissal.IsManager() -> throw managerStays();
      case Dismissal.NoRole() -> throw Refusal.notFound();
    }
  }

  private static String appointment(Context ctx, RoleHolder holder) {
    return settings(ctx)
        + "/roles/"
        + holder.person()
        + "/reappointment/"
        + Form.key(holder.role());
  }

  /**
   * {@code POST /contracts/{contract}/settings/roles/{person}/reappointment/{role}}: undoes a
   * dismissal.
   */
  public void reappoint(Context ctx) {
    Role role =
        AppointForm.ROLES.stream()
            .filter(known -> Form.key(known).equals(ctx.pathParam("role")))
            .findFirst()
            .orElseThrow(Refusal::notFound);
    Appointment appointment =
        roles
            .reappoint(visit(ctx).contract().id(), person(ctx), role, Gate.visitor(ctx).id())
            .orElseThrow(Refusal::notFound);
    String said =
        switch (appointment) {
          case Appointment.Appointed(RoleHolder holder, var _) -> holder.name() + " is back.";
          case Appointment.HasRole(RoleHolder holder) -> holder.name() + " is back.";
          case Appointment.IsManager(RoleHolder holder) -> holder.name() + " is the manager.";
        };
    view.redirect(ctx, settings(ctx), Notice.of(said));
  }

  /** {@code GET /contracts/{contract}/settings/roles/{person}/manager}: shows what it does. */
  public void askToPassOn(Context ctx) {
    Visit visit = visit(ctx);
    var page =
        RoleChangePage.handover(visit, roles.manager(visit.contract().id()), dismissible(ctx));
    view.render(ctx, here.apply(ctx), "contract/rolechange.jte", page);
  }

  /** {@code POST /contracts/{contract}/settings/roles/{person}/manager}. */
  public void passOn(Context ctx) {
    PersonId manager = knownManager(Form.of(ctx)).orElseThrow(RolePages::meanwhile);
    Handover handover =
        roles.passOn(visit(ctx).contract().id(), manager, person(ctx), Gate.visitor(ctx).id());
    switch (handover) {
      case Handover.PassedOn(RoleHolder former, RoleHolder successor) ->
          view.redirect(
              ctx,
              settings(ctx),
              Notice.of(
                  successor.name()
                      + " is the contract manager now; "
                      + former.name()
                      + " is contract administrator."));
      case Handover.Meanwhile(RoleHolder _) -> throw meanwhile();
      case Handover.NoSuccessor() -> throw Refusal.notFound();
    }
  }

  private static Optional<PersonId> knownManager(Form form) {
    return form.number("manager", 1, Integer.MAX_VALUE, "").map(PersonId::new);
  }

  private static Refusal meanwhile() {
    return new Refusal(
        HttpStatus.CONFLICT,
        "Somebody else has become the manager meanwhile. Look at the roles again.");
  }

  private static Refusal managerStays() {
    return new Refusal(
        HttpStatus.CONFLICT,
        "A contract always has its manager. Pass the manager’s role on to somebody else first.");
  }

  /** Whoever has a role, but is not the manager. */
  private RoleHolder dismissible(Context ctx) {
    RoleHolder holder =
        roles.holder(visit(ctx).contract().id(), person(ctx)).orElseThrow(Refusal::notFound);
    if (holder.role() == Role.MANAGER) {
      throw managerStays();
    }
    return holder;
  }

  private static PersonId person(Context ctx) {
    return new PersonId(PathParams.number(ctx, "person"));
  }

  private static Visit visit(Context ctx) {
    return Gate.contract(ctx, Visit.class);
  }

  private static String settings(Context ctx) {
    return Sections.pathOf(visit(ctx).contract()) + "/settings";
  }
}
