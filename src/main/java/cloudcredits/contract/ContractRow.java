package cloudcredits.contract;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Money;
import cloudcredits.credit.Terms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One term of a contract as the database has it, with the contract around it and what a person is
 * on it.
 */
public record ContractRow(
    ContractId id,
    String number,
    String customer,
    Contract.Kind kind,
    String timeZone,
    String currency,
    BigDecimal creditLimit,
    Optional<Instant> cancelledAt,
    LocalDate startsOn,
    LocalDate renewalOn,
    Optional<Role> role,
    boolean seated,
    boolean reseller) {

  /** A contract, and what a person is on it: maybe nothing. */
  record Found(Contract contract, Set<Role> roles) {}

  /** The contracts of these rows, in the order in which they first come. */
  static List<Found> contracts(Stream<ContractRow> rows) {
    Map<ContractId, List<ContractRow>> byContract =
        rows.collect(
            Collectors.groupingBy(ContractRow::id, LinkedHashMap::new, Collectors.toList()));
    return byContract.values().stream().map(ContractRow::found).toList();
  }

  private static Found found(List<ContractRow> terms) {
    ContractRow first = terms.getFirst();
    return new Found(first.contract(terms), first.roles());
  }

  private Contract contract(List<ContractRow> terms) {
    return new Contract(
        id,
        number,
        customer,
        kind,
        new Terms(ZoneId.of(timeZone), terms.stream().map(ContractRow::term).toList(), cancelledAt),
        new Money(creditLimit, Currency.getInstance(currency)));
  }

  private Terms.Term term() {
    return new Terms.Term(startsOn, renewalOn);
  }

  private Set<Role> roles() {
    var roles = EnumSet.noneOf(Role.class);
    role.ifPresent(roles::add);
    if (seated) {
      roles.add(Role.NAMED_USER);
    }
    if (reseller) {
      roles.add(Role.RESELLER);
    }
    return roles;
  }
}
