package cloudcredits.seat;

import cloudcredits.account.EmailAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What seating each person of a pasted list would do, in the order of the list. Pure. */
record BulkPlan(List<Line> lines) {

  /**
   * @param grants whether it brings the individual credits
   */
  record Line(PastedPerson person, String name, Outcome outcome, boolean grants) {}

  /** What happens to one line. */
  enum Outcome {
    SEAT("Gets a seat"),
    INVITE("Gets a seat and an invitation"),
    SEATED_ALREADY("Has a seat already"),
    REPEATED("Stands further up already"),
    NO_SEAT_LEFT("No seat is left"),
    NAME_MISSING("New here: write the name too, as in Ana Sample <ana@example.com>"),
    NOT_AN_ADDRESS("Not an e-mail address");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }

    /** Whether the person is seated. */
    boolean acts() {
      return this == SEAT || this == INVITE;
    }
  }

  /**
   * @param known those of the addresses that have an account, by address
   * @param free how many seats the licence has left
   */
  static BulkPlan of(
      List<PastedPerson> people, Map<String, KnownAddress> known, int free, boolean permitted) {
    Set<EmailAddress> seen = new HashSet<>();
    var lines = new ArrayList<Line>();
    int left = free;
    for (PastedPerson person : people) {
      Optional<KnownAddress> account =
          person.email().flatMap(email -> Optional.ofNullable(known.get(email.value())));
      boolean repeated = person.email().filter(email -> !seen.add(email)).isPresent();
      Outcome outcome = repeated ? Outcome.REPEATED : outcome(person, account, left);
      left -= outcome.acts() ? 1 : 0;
      boolean grants =
          outcome.acts() && permitted && account.filter(KnownAddress::grantedBefore).isEmpty();
      lines.add(
          new Line(person, account.map(KnownAddress::name).orElse(person.name()), outcome, grants));
    }
    return new BulkPlan(List.copyOf(lines));
  }

  private static Outcome outcome(PastedPerson person, Optional<KnownAddress> account, int left) {
    if (person.email().isEmpty()) {
      return Outcome.NOT_AN_ADDRESS;
    }
    if (account.filter(KnownAddress::seated).isPresent()) {
      return Outcome.SEATED_ALREADY;
    }
    if (account.isEmpty() && !person.hasName()) {
      return Outcome.NAME_MISSING;
    }
    if (left == 0) {
      return Outcome.NO_SEAT_LEFT;
    }
    return account.isEmpty() ? Outcome.INVITE : Outcome.SEAT;
  }

  /** The lines that seat somebody. */
  List<Line> acting() {
    return lines.stream().filter(line -> line.outcome().acts()).toList();
  }

  long count(Outcome outcome) {
    return lines.stream().filter(line -> line.outcome() == outcome).count();
  }
}
