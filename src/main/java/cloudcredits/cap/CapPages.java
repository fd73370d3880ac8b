package cloudcredits.cap;

import cloudcredits.contract.Contract;
import cloudcredits.contract.SettingsTabs;
import cloudcredits.contract.Visit;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.PathParams;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The settings of caps: the contract's, new people's and the groups'. */
public final class CapPages {

  private static final int PEOPLE_SHOWN = 50;

  private final View view;
  private final Function<Context, Here> here;
  private final CapService caps;
  private final GroupService groups;

  public CapPages(View view, Function<Context, Here> here, CapService caps, GroupService groups) {
    this.view = view;
    this.here = here;
    this.caps = caps;
    this.groups = groups;
  }

  /** {@code GET /contracts/{contract}/settings/caps}. */
  public void list(Context ctx) {
    Contract contract = contract(ctx);
    view.render(
        ctx,
        here.apply(ctx),
        "cap/caps.jte",
        CapsPage.of(
            tabs(ctx),
            contract,
            caps.find(contract.id(), new CapTarget.WholeContract()),
            caps.find(contract.id(), new CapTarget.NewPeople()),
            groups.all(contract.id()),
            caps.ofPeople(contract.id(), PEOPLE_SHOWN),
            caps.countOfPeople(contract.id())));
  }

  /** {@code GET /contracts/{contract}/settings/caps/contract}. */
  public void contractForm(Context ctx) {
    form(ctx, new CapTarget.WholeContract());
  }

  /** {@code POST /contracts/{contract}/settings/caps/contract}. */
  public void contractSave(Context ctx) {
    save(ctx, new CapTarget.WholeContract());
  }

  /** {@code GET /contracts/{contract}/settings/caps/new-people}. */
  public void newPeopleForm(Context ctx) {
    form(ctx, new CapTarget.NewPeople());
  }

  /** {@code POST /contracts/{contract}/settings/caps/new-people}. */
  public void newPeopleSave(Context ctx) {
    save(ctx, new CapTarget.NewPeople());
  }

  /** {@code GET /contracts/{contract}/settings/caps/groups/{group}}. */
  public void groupForm(Context ctx) {
    form(ctx, new CapTarget.OfGroup(PathParams.number(ctx, "group")));
  }

  /** {@code POST /contracts/{contract}/settings/caps/groups/{group}}. */
  public void groupSave(Context ctx) {
    save(ctx, new CapTarget.OfGroup(PathParams.number(ctx, "group")));
  }

  private void form(Context ctx, CapTarget target) {
    show(ctx, target, CapForm.of(caps.find(contract(ctx).id(), target)));
  }

  private void save(Context ctx, CapTarget target) {
    CapForm asked = CapForm.read(Form.of(ctx));
    asked
        .cap()
        .ifPresentOrElse(limit -> save(ctx, target, limit), () -> show(ctx, target, asked.form()));
  }

  private void save(Context ctx, CapTarget target, Optional<Limit> limit) {
    Contract contract = contract(ctx);
    switch (caps.set(contract.id(), target, limit, Gate.visitor(ctx).id())) {
      case CapChange.Changed(String whom, Optional<Limit> before, Optional<Limit> after) ->
          view.redirect(
              ctx,
              SettingsPath.of(contract, "caps"),
              Notice.of(
                  "The cap for %s is %s now, before: %s."
                      .formatted(whom, words(after), words(before))));
      case CapChange.UnknownTarget() -> throw Refusal.notFound();
    }
  }

  private static String words(Optional<Limit> limit) {
    return limit.map(Limit::words).orElse("none");
  }

  private void show(Context ctx, CapTarget target, Form form) {
    Contract contract = contract(ctx);
    String path = SettingsPath.of(contract, "caps");
    view.render(
        ctx,
        here.apply(ctx),
        "cap/cap.jte",
        switch (target) {
          case CapTarget.WholeContract() ->
              new CapPage(
                  tabs(ctx),
                  "Cap of the whole contract",
                  "All people together use no more shared credits than this.",
                  path + "/contract",
                  path,
                  form);
          case CapTarget.NewPeople() ->
              new CapPage(
                  tabs(ctx),
                  "Cap of new people",
                  "Who is seated on this contract for the first time gets this cap. Nobody else’s changes.",
                  path + "/new-people",
                  path,
                  form);
          case CapTarget.OfGroup(int group) ->
              new CapPage(
                  tabs(ctx),
                  "Cap of the group " + name(contract, group),
                  "The members together use no more shared credits than this.",
                  path + "/groups/" + group,
                  path,
                  form);
          case CapTarget.OfPerson _ ->
              throw new IllegalStateException("a person's cap is set on the person's page");
        });
  }

  private String name(Contract contract, int group) {
    return groups.all(contract.id()).stream()
        .filter(one -> one.id() == group)
        .map(Group::name)
        .findFirst()
        .orElseThrow(Refusal::notFound);
  }

  private static List<Choice> tabs(Context ctx) {
    return SettingsTabs.of(Gate.contract(ctx, Visit.class));
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }
}
