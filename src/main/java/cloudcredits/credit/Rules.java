package cloudcredits.credit;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a contract says about who may spend: its terms, seats, groups, caps and charge codes. Seats
 * and the rest change rarely; a change makes new rules.
 *
 * @param seats every person with a seat
 * @param groups the group of each person who is in one
 */
public record Rules(
    Terms terms,
    Map<PersonId, Seat> seats,
    Map<PersonId, Integer> groups,
    List<Cap> caps,
    ChargeCodes chargeCodes) {

  /**
   * A person's seat on the contract; of several, one that is permitted.
   *
   * @param permitted whether the person may run tasks that cost credits
   */
  public record Seat(int licence, boolean permitted) {}

  /** Whether a job needs a charge code. */
  public enum Codes {
    OFF,
    OPTIONAL,
    REQUIRED
  }

  /**
   * @param listed only codes of the list are known; else any code is
   */
  public record ChargeCodes(Codes codes, boolean listed, Set<String> list) {}

  public int groupOf(PersonId person) {
    return groups.getOrDefault(person, SharedUse.NO_GROUP);
  }

  public YearMonth monthOf(Instant now) {
    return YearMonth.from(now.atZone(terms.zone()));
  }

  /** Why this person can't start a job now, before any credits are looked at. */
  public Optional<Refusal> refusalOf(PersonId person, Instant now) {
    Terms.Activity activity = terms.at(now);
    if (activity != Terms.Activity.ACTIVE) {
      return Optional.of(new Refusal.ContractNotActive(activity));
    }
    Seat seat = seats.get(person);
    if (seat == null) {
      return Optional.of(new Refusal.NotSeated());
    }
    return seat.permitted() ? Optional.empty() : Optional.of(new Refusal.NoPermission());
  }

  /** Why this charge code can't be taken (rules §7). */
  public Optional<Refusal> refusalOf(Optional<String> code) {
    return switch (chargeCodes.codes()) {
      case OFF -> Optional.empty();
      case OPTIONAL -> code.flatMap(this::refusalOfCode);
      case REQUIRED ->
          code.isEmpty()
              ? Optional.of(new Refusal.ChargeCodeRequired())
              : code.flatMap(this::refusalOfCode);
    };
  }

  private Optional<Refusal> refusalOfCode(String code) {
    return chargeCodes.listed() && !chargeCodes.list().contains(code)
        ? Optional.of(new Refusal.ChargeCodeUnknown(code))
        : Optional.empty();
  }

  /** Of all caps on this person in this group, the one that allows the least now. */
  public Optional<Cap.Left> tightestCap(PersonId person, int group, Instant now, SharedUse use) {
    YearMonth month = monthOf(now);
    return capsOn(person, group)
        .map(cap -> use.left(cap, month))
        .min(Comparator.comparing(Cap.Left::credits));
  }

  private Stream<Cap> capsOn(PersonId person, int group) {
    return caps.stream()
        .filter(
            cap ->
                switch (cap.scope()) {
                  case CONTRACT -> true;
                  case GROUP -> cap.subject() == group;
                  case PERSON -> cap.subject() == person.value();
                });
  }
}
