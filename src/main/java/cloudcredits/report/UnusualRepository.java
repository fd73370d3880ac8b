package cloudcredits.report;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads what a contract's rules were meant to keep out. */
final class UnusualRepository {

  /** Somebody whose last seat has ended. */
  public record Left(PersonId person, Instant leftAt) {}

  /** Everybody who once had a seat and has none. */
  List<Left> left(Handle handle, ContractId contract) {
    return handle
        .createQuery(
            """
            select person_id as person, max(unseated_at) as left_at
              from seat where contract_id = :contract
             group by person_id having bool_and(unseated_at is not null)
            """)
        .bind("contract", contract)
        .mapTo(Left.class)
        .list();
  }

  /** The contract's list, closed codes included: they were right once. */
  Set<String> listed(Handle handle, ContractId contract) {
    return handle
        .createQuery("select code from charge_code where contract_id = :contract")
        .bind("contract", contract)
        .mapTo(String.class)
        .stream()
        .collect(Collectors.toSet());
  }
}
