package cloudcredits.seat;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.credit.PersonId;
import cloudcredits.web.Form;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.PathParams;
import cloudcredits.web.QueryString;
import cloudcredits.web.Redirects;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.Function;

/** Switches the permission, frees a seat, and gives it back. */
public final class SeatPages {

  private final View view;
  private final Function<Context, Here> here;
  private final SeatService seats;

  public SeatPages(View view, Function<Context, Here> here, SeatService seats) {
    this.view = view;
    this.here = here;
    this.seats = seats;
  }

  /**
   * {@code POST /contracts/{contract}/people/{person}/permission}: {@code permission} is on or off,
   * {@code back} the page of ours to go back to.
   */
  public void permission(Context ctx) {
    Contract contract = contract(ctx);
    Form form = Form.of(ctx);
    boolean permitted =
        switch (form.typed("permission")) {
          case "on" -> true;
          case "off" -> false;
          default ->
              throw new Refusal(
                  HttpStatus.BAD_REQUEST, "Say whether to give the permission: on or off.");
        };
    String back = Redirects.local(form.typed("back"), SeatNotices.person(contract, person(ctx)));
    switch (seats.setPermission(contract.id(), person(ctx), permitted, Gate.visitor(ctx).id())) {
      case PermissionChange.Changed changed ->
          view.redirect(ctx, back, SeatNotices.of(contract, changed));
      case PermissionChange.Unchanged(Member member, boolean _) ->
          view.redirect(ctx, back, Notice.of(member.name() + ": nothing had to be changed."));
      case PermissionChange.NotSeated() -> throw Refusal.notFound();
      case PermissionChange.ContractNotActive(var activity) ->
          view.redirect(ctx, back, Notice.of(SeatWords.whyInactive(activity)));
    }
  }

  /** {@code GET /contracts/{contract}/people/{person}/unseat?licence=}: the effect first. */
  public void preview(Context ctx) {
    int licence = licence(QueryString.of(ctx).get("licence").orElse(""));
    Stranded stranded =
        seats.preview(contract(ctx).id(), licence, person(ctx)).orElseThrow(Refusal::notFound);
    view.render(ctx, here.apply(ctx), "seat/unseat.jte", UnseatPage.of(contract(ctx), stranded));
  }

  /** {@code POST /contracts/{contract}/people/{person}/unseat} with {@code licence}. */
  public void unseat(Context ctx) {
    Contract contract = contract(ctx);
    int licence = licence(Form.of(ctx).typed("licence"));
    switch (seats.unseat(contract.id(), licence, person(ctx), Gate.visitor(ctx).id())) {
      case Unseating.Unseated freed ->
          view.redirect(ctx, PeoplePages.path(contract), SeatNotices.of(contract, licence, freed));
      case Unseating.NotSeated() ->
          view.redirect(
              ctx,
              PeoplePages.path(contract),
              Notice.of("That seat was free already; nothing was changed."));
    }
  }

  /**
   * {@code POST /contracts/{contract}/people/{person}/seats?licence=&permission=}: the undo of
   * freeing a seat.
   */
  public void seatAgain(Context ctx) {
    Contract contract = contract(ctx);
    QueryString query = QueryString.of(ctx);
    int licence = licence(query.get("licence").orElse(""));
    boolean permitted = query.get("permission").isPresent();
    Seating seating =
        seats.seatAgain(contract.id(), licence, person(ctx), permitted, Gate.visitor(ctx).id());
    Notice notice =
        switch (seating) {
          case Seating.Seated seated -> SeatNotices.of(contract, seated);
          case Seating.AlreadySeated already -> SeatNotices.of(contract, already);
          case Seating.LicenceFull(LicenceSeats full) ->
              Notice.of(full.product() + " is full: somebody else has taken the seat.");
          case Seating.ContractNotActive(var activity) ->
              Notice.of(SeatWords.whyInactive(activity));
          case Seating.UnknownLicence(), Seating.NameMissing() -> throw Refusal.notFound();
        };
    view.redirect(ctx, PeoplePages.path(contract), notice);
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }

  private static PersonId person(Context ctx) {
    return new PersonId(PathParams.number(ctx, "person"));
  }

  private static int licence(String text) {
    return Optional.of(text)
        .filter(digits -> digits.matches("[0-9]{1,9}"))
        .map(Integer::valueOf)
        .orElseThrow(Refusal::notFound);
  }
}
