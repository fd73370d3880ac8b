package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.web.QueryString;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * What an address asks of the usage report.
 *
 * @param query the address, with a typed user's number in place of the name
 */
record Asked(QueryString query, UsageFilter filter) {

  /**
   * @param people asked for only where a user is typed
   */
  static Asked of(
      QueryString address, Contract contract, Instant now, Supplier<List<UsagePerson>> people) {
    TypedPerson typed =
        TypedPerson.of(address, address.get("who").isPresent() ? people.get() : List.of());
    UsageFilter filter = UsageFilter.of(typed.query(), contract.terms(), contract.dayOf(now));
    return new Asked(typed.query(), typed.problem().map(filter::with).orElse(filter));
  }
}
