package cloudcredits.seat;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.web.Form;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.QueryString;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Seats one person. */
public final class AssignPages {

  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;
  private final PeopleService people;
  private final SeatService seats;

  public AssignPages(
      View view,
      Function<Context, Here> here,
      Clock clock,
      PeopleService people,
      SeatService seats) {
    this.view = view;
    this.here = here;
    this.clock = clock;
    this.people = people;
    this.seats = seats;
  }

  /** {@code GET /contracts/{contract}/people/assign}, with {@code email} for a known person. */
  public void form(Context ctx) {
    String email = QueryString.of(ctx).get(AssignForm.EMAIL).orElse("");
    show(ctx, AssignForm.blank(people.licences(contract(ctx).id()), email));
  }

  /** {@code POST /contracts/{contract}/people/assign}. */
  public void assign(Context ctx) {
    Contract contract = contract(ctx);
    AssignForm asked = AssignForm.read(Form.of(ctx), people.licences(contract.id()));
    asked
        .wanted()
        .ifPresentOrElse(
            wanted -> assign(ctx, asked.form(), wanted), () -> show(ctx, asked.form()));
  }

  private void assign(Context ctx, Form form, AssignForm.Wanted wanted) {
    Contract contract = contract(ctx);
    Seating seating =
        seats.assign(
            contract.id(),
            wanted.licence(),
            wanted.email(),
            wanted.name(),
            wanted.permitted(),
            Gate.visitor(ctx).id());
    switch (seating) {
      case Seating.Seated seated -> done(ctx, SeatNotices.of(contract, seated));
      case Seating.AlreadySeated already -> done(ctx, SeatNotices.of(contract, already));
      case Seating.LicenceFull(LicenceSeats licence) ->
          again(
              ctx,
              form,
              AssignForm.LICENCE,
              licence.product() + " is full: choose another licence, or free a seat first");
      case Seating.NameMissing() ->
          again(
              ctx,
              form,
              AssignForm.NAME,
              "Give the person’s name: nobody has an account with this address yet");
      case Seating.UnknownLicence() ->
          again(ctx, form, AssignForm.LICENCE, "Choose one of the licences");
      case Seating.ContractNotActive _ -> show(ctx, form);
    }
  }

  private void done(Context ctx, Notice notice) {
    view.redirect(ctx, PeoplePages.path(contract(ctx)), notice);
  }

  private void again(Context ctx, Form form, String field, String whatToDo) {
    form.refuse(field, whatToDo);
    show(ctx, form);
  }

  private void show(Context ctx, Form form) {
    Contract contract = contract(ctx);
    List<LicenceSeats> licences = people.licences(contract.id());
    view.render(
        ctx,
        here.apply(ctx),
        "seat/assign.jte",
        new AssignPage(
            PeoplePages.path(contract),
            SeatWords.whyInactive(contract.terms().at(clock.instant())),
            licences.stream().allMatch(licence -> licence.free() == 0),
            AssignPage.choices(licences),
            form));
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }
}
