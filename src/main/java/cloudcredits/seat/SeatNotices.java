package cloudcredits.seat;

import cloudcredits.account.Invited;
import cloudcredits.contract.Contract;
import cloudcredits.credit.PersonId;
import cloudcredits.web.Notice;
import cloudcredits.web.QueryString;
import java.util.Optional;

/** What is said after seats were changed. */
final class SeatNotices {

  private SeatNotices() {}

  static String person(Contract contract, PersonId person) {
    return PeoplePages.path(contract) + "/" + person;
  }

  static Notice of(Contract contract, Seating.Seated seated) {
    Member person = seated.person();
    String permission = seated.permitted() ? "with permission" : "without permission";
    Notice notice =
        Notice.of(
            "%s has a seat on %s, %s.%s%s"
                .formatted(
                    person.name(),
                    seated.product(),
                    permission,
                    SeatWords.granted(seated.firstGrant()),
                    seated.invited().isPresent()
                        ? " An invitation is on its way to " + person.email() + "."
                        : ""));
    Optional<String> link = seated.invited().flatMap(Invited::localLink);
    return link.map(shown -> notice.withLink("Open the invitation, as this is a demo", shown))
        .orElseGet(() -> notice.withLink("See " + person.name(), person(contract, person.id())));
  }

  static Notice of(Contract contract, Seating.AlreadySeated already) {
    Member person = already.person();
    return Notice.of(
            "%s has a seat on %s already; nothing was changed."
                .formatted(person.name(), already.product()))
        .withLink("See " + person.name(), person(contract, person.id()));
  }

  /** With the way back: the same seat again, with the permission as it was. */
  static Notice of(Contract contract, int licence, Unseating.Unseated freed) {
    Member person = freed.person();
    String undo =
        QueryString.EMPTY
            .with("licence", Integer.toString(licence))
            .with("permission", freed.permitted() ? "on" : "")
            .on(person(contract, person.id()) + "/seats");
    return Notice.of(
            "%s no longer has a seat on %s.%s"
                .formatted(
                    person.name(),
                    freed.product(),
                    freed.withdrawn().isPresent()
                        ? " The open request for more is withdrawn."
                        : ""))
        .withUndo("Seat again", undo);
  }

  static Notice of(Contract contract, PermissionChange.Changed changed) {
    return Notice.of(
            changed.person().name()
                + (changed.permitted() ? " may use credits now." : " may no longer use credits.")
                + SeatWords.granted(changed.firstGrant()))
        .withLink("See " + changed.person().name(), person(contract, changed.person().id()));
  }
}
