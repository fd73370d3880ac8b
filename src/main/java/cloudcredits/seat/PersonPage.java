package cloudcredits.seat;

import cloudcredits.cap.Ask;
import cloudcredits.cap.Group;
import cloudcredits.cap.Limit;
import cloudcredits.contract.Contract;
import cloudcredits.credit.Means;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The administration of one person on a contract.
 *
 * @param path of this page
 * @param usage the person's usage report, "" when it is not the visitor's
 * @param inactive why nobody can be seated now, "" when they can
 * @param state of the person's credits: "may use credits", "has no permission" …
 * @param individualNote whether the individual credits can be spent, or why not
 * @param shared what the person could draw from the pool now
 * @param sharedNote what stops there
 * @param mayCap whether caps and groups are the visitor's
 * @param cap the form of the person's cap
 * @param group the form of the person's group; its choices follow
 * @param request the open request for more in words, "" for none
 */
public record PersonPage(
    String people,
    String path,
    String usage,
    String inactive,
    String name,
    String email,
    boolean invited,
    String state,
    String individual,
    String individualNote,
    String shared,
    String sharedNote,
    boolean seated,
    boolean permitted,
    List<Seat> seats,
    boolean mayCap,
    Form cap,
    String capNow,
    Form group,
    List<Choice> groups,
    String request) {

  /** A seat that the person has. */
  public record Seat(String product, String serial, When since, String free) {}

  /** What the page is made of. */
  record Facts(
      Contract contract,
      Member member,
      List<HeldSeat> seats,
      Means means,
      Optional<Limit> cap,
      List<Group> groups,
      Optional<Integer> group,
      Optional<Ask> request,
      boolean mayReport,
      boolean mayCap) {

    boolean permitted() {
      return seats.stream().anyMatch(HeldSeat::permitted);
    }
  }

  static PersonPage of(Facts facts, Form cap, Instant now) {
    Contract contract = facts.contract();
    Member member = facts.member();
    String path = SeatNotices.person(contract, member.id());
    boolean active = contract.isActiveAt(now);
    return new PersonPage(
        PeoplePages.path(contract),
        path,
        facts.mayReport() ? "/contracts/" + contract.number() + "/usage/people/" + member.id() : "",
        SeatWords.whyInactive(contract.terms().at(now)),
        member.name(),
        member.email(),
        member.invited(),
        state(facts, active),
        Format.credits(facts.means().individualCredits()),
        individualNote(facts, active),
        active && facts.permitted() ? Format.credits(facts.means().sharedAllowed()) : "0",
        sharedNote(facts),
        !facts.seats().isEmpty(),
        facts.permitted(),
        facts.seats().stream().map(seat -> seat(contract, path, seat)).toList(),
        facts.mayCap(),
        cap,
        facts.cap().map(Limit::words).orElse("no cap"),
        Form.of(Map.of("group", List.of(facts.group().map(String::valueOf).orElse("")))),
        Stream.concat(
                Stream.of(new Choice("", "No group")),
                facts.groups().stream()
                    .map(group -> new Choice(Integer.toString(group.id()), group.name())))
            .toList(),
        facts.request().map(ask -> Format.creditsInWords(ask.credits())).orElse(""));
  }

  private static String state(Facts facts, boolean active) {
    if (facts.seats().isEmpty()) {
      return "no longer has a seat on this contract";
    }
    if (!facts.permitted()) {
      return "has a seat, but not the permission";
    }
    return active ? "may use credits" : "may use credits once the contract is active";
  }

  private static String individualNote(Facts facts, boolean active) {
    if (!facts.means().individualCredits().isPositive()) {
      return "none left on this contract";
    }
    return active && facts.permitted() ? "spent before shared ones" : "suspended";
  }

  private static String sharedNote(Facts facts) {
    String pool = "of " + Format.credits(facts.means().sharedCredits()) + " shared available";
    return facts
        .means()
        .cap()
        .map(
            left ->
                pool + "; " + Format.credits(left.credits()) + " left of the cap of " + left.cap())
        .orElse(pool + ", no cap");
  }

  private static Seat seat(Contract contract, String path, HeldSeat seat) {
    return new Seat(
        seat.product(),
        seat.serial(),
        When.date(seat.seatedAt(), contract.zone()),
        path + "/unseat?licence=" + seat.licence());
  }
}
