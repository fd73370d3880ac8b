package cloudcredits.report;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads what a contract's rules were meant to keep out. */
final class UnusualRepository {

  /**
   * Somebody whose last seat has ended.
   *
   * @param afterwards charged in the period after the seat had ended, by jobs that were running
   */
  public record Left(int person, Instant leftAt, Credits afterwards) {}

  /** Everybody who once had a seat and has none. */
  List<Left> left(Handle handle, ContractId contract, ZoneId zone, UsagePeriod period) {
    return handle
        .createQuery(
            """
            with gone as (
              select person_id, max(unseated_at) as left_at
                from seat where contract_id = :contract
               group by person_id having bool_and(unseated_at is not null))
            select g.person_id as person, g.left_at, coalesce(sum(
                     case e.movement when 'settle' then e.credits else -e.credits end), 0)
                     as afterwards
              from gone g
              left join job j on j.contract_id = :contract and j.person_id = g.person_id
              left join ledger_entry e
                on e.contract_id = :contract and e.job_id = j.id
               and e.movement in ('settle', 'reverse', 'reverse_lapsed')
               and e.effective_at > g.left_at and e.effective_at >= :begin and e.effective_at < :end
             group by 1, 2
            """)
        .bind("contract", contract)
        .bind("begin", period.begin(zone))
        .bind("end", period.end(zone))
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
