package cloudcredits.cap;

import cloudcredits.account.EmailAddress;
import cloudcredits.contract.Contract;
import cloudcredits.contract.SettingsTabs;
import cloudcredits.contract.Visit;
import cloudcredits.credit.PersonId;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The settings of groups: make, rename, members, delete. */
public final class GroupPages {

  private static final String NAME = "name";
  private static final String EMAIL = "email";
  private static final int MEMBERS_SHOWN = 200;

  private final View view;
  private final Function<Context, Here> here;
  private final GroupService groups;

  public GroupPages(View view, Function<Context, Here> here, GroupService groups) {
    this.view = view;
    this.here = here;
    this.groups = groups;
  }

  /** {@code GET /contracts/{contract}/settings/groups}. */
  public void list(Context ctx) {
    list(ctx, Form.empty());
  }

  /** {@code POST /contracts/{contract}/settings/groups}. */
  public void create(Context ctx) {
    Form form = Form.of(ctx);
    name(form)
        .map(name -> groups.create(contract(ctx).id(), name, Gate.visitor(ctx).id()))
        .ifPresentOrElse(change -> created(ctx, form, change), () -> list(ctx, form));
  }

  private void created(Context ctx, Form form, GroupChange change) {
    switch (change) {
      case GroupChange.Done(int group, String name) ->
          view.redirect(ctx, path(ctx) + "/" + group, Notice.of("The group " + name + " is made."));
      case GroupChange.NameTaken() -> {
        refuseName(form);
        list(ctx, form);
      }
      case GroupChange.HasMembers _, GroupChange.HasJobs _, GroupChange.UnknownGroup _ ->
          throw new IllegalStateException("a new group: " + change);
    }
  }

  private void list(Context ctx, Form form) {
    view.render(
        ctx,
        here.apply(ctx),
        "cap/groups.jte",
        GroupsPage.of(tabs(ctx), path(ctx), groups.all(contract(ctx).id()), form));
  }

  /** {@code GET /contracts/{contract}/settings/groups/{group}}. */
  public void group(Context ctx) {
    show(ctx, nameOf(find(ctx)), Form.empty());
  }

  private static Form nameOf(Group group) {
    return Form.of(Map.of(NAME, List.of(group.name())));
  }

  /** {@code POST /contracts/{contract}/settings/groups/{group}}: another name. */
  public void rename(Context ctx) {
    Form form = Form.of(ctx);
    name(form)
        .map(
            name -> groups.rename(contract(ctx).id(), find(ctx).id(), name, Gate.visitor(ctx).id()))
        .ifPresentOrElse(
            change -> changed(ctx, form, change, "The group is called %s now."),
            () -> show(ctx, form, Form.empty()));
  }

  /** {@code POST /contracts/{contract}/settings/groups/{group}/delete}. */
  public void delete(Context ctx) {
    Group group = find(ctx);
    switch (groups.delete(contract(ctx).id(), group.id(), Gate.visitor(ctx).id())) {
      case GroupChange.Done(int _, String name) ->
          view.redirect(ctx, path(ctx), Notice.of("The group " + name + " is deleted."));
      case GroupChange.HasMembers _ -> toGroup(ctx, "The group has members: take them out first.");
      case GroupChange.HasJobs _ ->
          toGroup(ctx, "Jobs were counted for this group, so the reports need it. It stays.");
      case GroupChange.UnknownGroup(), GroupChange.NameTaken() -> throw Refusal.notFound();
    }
  }

  private void changed(Context ctx, Form form, GroupChange change, String words) {
    switch (change) {
      case GroupChange.Done(int _, String name) -> toGroup(ctx, words.formatted(name));
      case GroupChange.NameTaken() -> {
        refuseName(form);
        show(ctx, form, Form.empty());
      }
      case GroupChange.UnknownGroup(), GroupChange.HasMembers _, GroupChange.HasJobs _ ->
          throw Refusal.notFound();
    }
  }

  /** {@code POST /contracts/{contract}/settings/groups/{group}/members} with {@code email}. */
  public void add(Context ctx) {
    Group group = find(ctx);
    Form form = Form.of(ctx);
    Optional<PersonId> person =
        EmailAddress.parse(form.typed(EMAIL))
            .flatMap(email -> groups.person(contract(ctx).id(), email));
    if (person.isEmpty()) {
      form.refuse(EMAIL, "Give the address of somebody who has a seat on this contract");
      show(ctx, nameOf(group), form);
    } else {
      move(ctx, person.get(), Optional.of(group.id()));
    }
  }

  /** {@code POST /contracts/{contract}/settings/groups/{group}/members/{person}/out}. */
  public void takeOut(Context ctx) {
    Group group = find(ctx);
    PersonId person = new PersonId(PathParams.number(ctx, "person"));
    boolean member =
        groups.groupOf(contract(ctx).id(), person).filter(id -> id == group.id()).isPresent();
    if (member) {
      move(ctx, person, Optional.empty());
    } else {
      toGroup(ctx, "That person is not in the group; nothing was changed.");
    }
  }

  private void move(Context ctx, PersonId person, Optional<Integer> group) {
    switch (groups.move(contract(ctx).id(), person, group, Gate.visitor(ctx).id())) {
      case Membership.Done(String name, Optional<String> into) ->
          toGroup(
              ctx, into.map(to -> name + " is in " + to + " now.").orElse(name + " is taken out."));
      case Membership.UnknownGroup(), Membership.UnknownPerson() -> throw Refusal.notFound();
    }
  }

  private void toGroup(Context ctx, String words) {
    view.redirect(ctx, path(ctx) + "/" + PathParams.number(ctx, "group"), Notice.of(words));
  }

  private void show(Context ctx, Form rename, Form add) {
    Group group = find(ctx);
    var members = groups.members(contract(ctx).id(), group.id(), MEMBERS_SHOWN);
    view.render(
        ctx,
        here.apply(ctx),
        "cap/group.jte",
        GroupPage.of(tabs(ctx), contract(ctx), group, members, rename, add));
  }

  private Group find(Context ctx) {
    return groups
        .find(contract(ctx).id(), PathParams.number(ctx, "group"))
        .orElseThrow(Refusal::notFound);
  }

  private static Optional<String> name(Form form) {
    return form.text(NAME, GroupService.LONGEST_NAME, "Give the group a name");
  }

  private static void refuseName(Form form) {
    form.refuse(NAME, "Choose another name: a group has this one");
  }

  private static List<Choice> tabs(Context ctx) {
    return SettingsTabs.of(Gate.contract(ctx, Visit.class));
  }

  private static String path(Context ctx) {
    return SettingsPath.of(contract(ctx), "groups");
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }
}
