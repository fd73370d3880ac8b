package cloudcredits.report;

import cloudcredits.credit.Movement;
import cloudcredits.credit.Terms;
import cloudcredits.web.QueryString;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which entries the ledger's page shows, as its address says it.
 *
 * @param before only entries with a smaller number than this
 * @param problems what of the address could not be read, and what is shown instead
 */
public record LedgerFilter(
    UsagePeriod period,
    Optional<Integer> grant,
    Optional<Movement> movement,
    Optional<Long> before,
    List<String> problems) {

  /** Reads an address; what makes no sense is left out and told. */
  public static LedgerFilter of(QueryString query, Terms terms, LocalDate today) {
    var problems = new ArrayList<String>();
    UsagePeriod.Read period = UsagePeriod.of(query, terms, today);
    period.problem().ifPresent(problems::add);
    Optional<String> grant = asked(query, "grant");
    Optional<String> movement = asked(query, "movement");
    var filter =
        new LedgerFilter(
            period.period(),
            grant.filter(text -> text.matches("[0-9]{1,9}")).map(Integer::parseInt),
            movement.flatMap(LedgerFilter::movement),
            asked(query, "before").filter(text -> text.matches("[0-9]{1,18}")).map(Long::parseLong),
            problems);
    if (grant.isPresent() && filter.grant.isEmpty()) {
      problems.add("A grant is a whole number. Shown are all grants.");
    }
    if (movement.isPresent() && filter.movement.isEmpty()) {
      problems.add("We do not know this movement. Shown are all.");
    }
    return filter;
  }

  private static Optional<String> asked(QueryString query, String name) {
    return query.get(name).map(String::strip).filter(value -> !value.isEmpty());
  }

  private static Optional<Movement> movement(String key) {
    return Arrays.stream(Movement.values())
        .filter(movement -> key(movement).equals(key))
        .findFirst();
  }

  static String key(Movement movement) {
    return movement.name().toLowerCase(Locale.ROOT);
  }
}
