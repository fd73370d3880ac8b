package cloudcredits.seat;

import cloudcredits.cap.AskService;
import cloudcredits.cap.CapChange;
import cloudcredits.cap.CapForm;
import cloudcredits.cap.CapService;
import cloudcredits.cap.CapTarget;
import cloudcredits.cap.GroupService;
import cloudcredits.cap.Limit;
import cloudcredits.cap.Membership;
import cloudcredits.contract.Contract;
import cloudcredits.contract.Right;
import cloudcredits.contract.Visit;
import cloudcredits.credit.PersonId;
import cloudcredits.web.Form;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.PathParams;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/** The administration of one person: seats, permission, cap, group. */
public final class PersonPages {

  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;
  private final PeopleService people;
  private final CapService caps;
  private final GroupService groups;
  private final AskService asks;

  public PersonPages(
      View view,
      Function<Context, Here> here,
      Clock clock,
      PeopleService people,
      CapService caps,
      GroupService groups,
      AskService asks) {
    this.view = view;
    this.here = here;
    this.clock = clock;
    this.people = people;
    this.caps = caps;
    this.groups = groups;
    this.asks = asks;
  }

  /** {@code GET /contracts/{contract}/people/{person}}. */
  public void person(Context ctx) {
    show(ctx, facts(ctx), Optional.empty());
  }

  /** {@code POST /contracts/{contract}/people/{person}/cap}. */
  public void cap(Context ctx) {
    PersonPage.Facts facts = facts(ctx);
    CapForm asked = CapForm.read(Form.of(ctx));
    asked
        .cap()
        .ifPresentOrElse(
            limit -> cap(ctx, facts, limit), () -> show(ctx, facts, Optional.of(asked.form())));
  }

  private void cap(Context ctx, PersonPage.Facts facts, Optional<Limit> limit) {
    var target = new CapTarget.OfPerson(facts.member().id());
    switch (caps.set(facts.contract().id(), target, limit, Gate.visitor(ctx).id())) {
      case CapChange.Changed(String whom, Optional<Limit> before, Optional<Limit> after) ->
          back(
              ctx, facts, "%s: %s, before: %s.".formatted(whom, capWords(after), capWords(before)));
      case CapChange.UnknownTarget() -> throw Refusal.notFound();
    }
  }

  private static String capWords(Optional<Limit> limit) {
    return limit.map(cap -> "a cap of " + cap.words()).orElse("no cap");
  }

  /** {@code POST /contracts/{contract}/people/{person}/group}. */
  public void group(Context ctx) {
    PersonPage.Facts facts = facts(ctx);
    String chosen = Form.of(ctx).typed("group");
    Optional<Integer> group = Optional.of(chosen).filter(id -> !id.isEmpty()).map(PersonPages::id);
    Membership moved =
        groups.move(facts.contract().id(), facts.member().id(), group, Gate.visitor(ctx).id());
    switch (moved) {
      case Membership.Done(String person, Optional<String> name) ->
          back(
              ctx,
              facts,
              name.map(into -> person + " is in " + into + " now.")
                  .orElse(person + " is in no group now."));
      case Membership.UnknownGroup(), Membership.UnknownPerson() -> throw Refusal.notFound();
    }
  }

  private static int id(String text) {
    return Optional.of(text)
        .filter(digits -> digits.matches("[0-9]{1,9}"))
        .map(Integer::valueOf)
        .orElseThrow(Refusal::notFound);
  }

  private void back(Context ctx, PersonPage.Facts facts, String words) {
    String path = SeatNotices.person(facts.contract(), facts.member().id());
    view.redirect(ctx, path, Notice.of(words));
  }

  private void show(Context ctx, PersonPage.Facts facts, Optional<Form> cap) {
    Form shown = cap.orElseGet(() -> CapForm.of(facts.cap()));
    view.render(
        ctx, here.apply(ctx), "seat/person.jte", PersonPage.of(facts, shown, clock.instant()));
  }

  private PersonPage.Facts facts(Context ctx) {
    Visit visit = Gate.contract(ctx, Visit.class);
    Contract contract = visit.contract();
    Member member =
        people
            .member(contract.id(), new PersonId(PathParams.number(ctx, "person")))
            .orElseThrow(Refusal::notFound);
    return new PersonPage.Facts(
        contract,
        member,
        people.seatsOf(contract.id(), member.id()),
        people.means(contract.id(), member.id()),
        caps.find(contract.id(), new CapTarget.OfPerson(member.id())),
        groups.all(contract.id()),
        groups.groupOf(contract.id(), member.id()),
        asks.openOf(contract.id(), member.id()),
        visit.may(Right.REPORT),
        visit.may(Right.CAPS));
  }
}
