package cloudcredits.seat;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Seats a pasted list of people: paste, look, confirm. */
public final class BulkPages {

  private static final String PEOPLE = "people";
  private static final String PERSON = "person";

  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;
  private final PeopleService people;
  private final BulkSeatService seats;

  public BulkPages(
      View view,
      Function<Context, Here> here,
      Clock clock,
      PeopleService people,
      BulkSeatService seats) {
    this.view = view;
    this.here = here;
    this.clock = clock;
    this.people = people;
    this.seats = seats;
  }

  /** {@code GET /contracts/{contract}/people/assign-many}. */
  public void form(Context ctx) {
    show(ctx, AssignForm.blank(people.licences(contract(ctx).id()), ""), Optional.empty());
  }

  /** {@code POST /contracts/{contract}/people/assign-many}: says what would happen. */
  public void preview(Context ctx) {
    Form form = Form.of(ctx);
    List<PastedPerson> pasted = PastedPerson.read(form.typed(PEOPLE));
    if (pasted.isEmpty()) {
      form.refuse(PEOPLE, "Paste one address a line");
    }
    if (pasted.size() > BulkSeatService.MOST) {
      form.refuse(PEOPLE, "Paste at most " + BulkSeatService.MOST + " lines at a time");
    }
    Optional<BulkPlan> plan =
        licence(ctx, form)
            .filter(_ -> form.isValid())
            .flatMap(
                licence -> seats.plan(contract(ctx).id(), licence.id(), pasted, permitted(form)));
    show(ctx, form, plan);
  }

  /** {@code POST /contracts/{contract}/people/assign-many/confirm}: does it. */
  public void confirm(Context ctx) {
    Contract contract = contract(ctx);
    Form form = Form.of(ctx);
    List<PastedPerson> confirmed =
        form.all(PERSON).stream().limit(BulkSeatService.MOST).map(PastedPerson::of).toList();
    int licence = licence(ctx, form).orElseThrow(Refusal::notFound).id();
    ManySeated result =
        seats.assign(contract.id(), licence, confirmed, permitted(form), Gate.visitor(ctx).id());
    Notice notice =
        switch (result) {
          case ManySeated.Done done -> notice(done);
          case ManySeated.ContractNotActive(var activity) ->
              Notice.of(SeatWords.whyInactive(activity));
          case ManySeated.UnknownLicence() -> throw Refusal.notFound();
        };
    view.redirect(ctx, PeoplePages.path(contract), notice);
  }

  private static Notice notice(ManySeated.Done done) {
    String invited =
        done.invited() == 0 ? "" : ", " + Format.number(done.invited()) + " by invitation";
    String granted =
        done.granted() == 0
            ? ""
            : " First seats bring 100 individual credits to "
                + Format.plural("person", "people", done.granted())
                + ".";
    String passed =
        done.passed() == 0
            ? ""
            : " %s passed over: seated already, or no seat was left."
                .formatted(Format.number(done.passed()));
    return Notice.of(
        "%s seated%s.%s%s"
            .formatted(Format.plural("person", "people", done.seated()), invited, granted, passed));
  }

  private Optional<LicenceSeats> licence(Context ctx, Form form) {
    return AssignForm.licence(form, people.licences(contract(ctx).id()));
  }

  private static boolean permitted(Form form) {
    return form.ticked(AssignForm.PERMISSION);
  }

  private void show(Context ctx, Form form, Optional<BulkPlan> plan) {
    Contract contract = contract(ctx);
    view.render(
        ctx,
        here.apply(ctx),
        "seat/assign-many.jte",
        new BulkPage(
            PeoplePages.path(contract),
            SeatWords.whyInactive(contract.terms().at(clock.instant())),
            AssignPage.choices(people.licences(contract.id())),
            form,
            plan.map(BulkPage::rows).orElse(List.of()),
            plan.map(BulkPage::answer).orElse(""),
            plan.map(BulkPage::confirmed).orElse(List.of())));
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }
}
