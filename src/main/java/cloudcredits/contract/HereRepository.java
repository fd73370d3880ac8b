package cloudcredits.contract;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** What a contract's title block and sections show beside the contract, in one query. */
final class HereRepository {

  /**
   * The contract itself is among the rows, so that there is one to count its requests on; "mine" is
   * one contract longer than the menu in case the contract itself is in it.
   */
  private static final String AROUND =
      """
      , (select count(*) from credit_request q
          where q.contract_id = :here and q.state = 'open') as requests
      , (select count(*) from quote q
          where q.contract_id = :here and q.state = 'offered' and q.valid_until > :now) as offers
      , (select count(*) from quote q join person p using (reseller_id)
          where q.contract_id = :here and p.id = :person
            and q.state in ('asked', 'accepted')) as sales
      , (exists (select from contract_reseller l where l.contract_id = :here)
          or exists (select from quote q where q.contract_id = :here)) as resold
      """
          + ContractRepository.TABLES
          + " where c.id = :here or c.id in (select c.id from contract c"
          + "   join customer u on u.id = c.customer_id where c.id in "
          + ContractRepository.OF_PERSON
          + "   order by lower(u.name), c.number limit :most + 1)"
          + ContractRepository.ORDER;

  private final Handle handle;

  HereRepository(Handle handle) {
    this.handle = handle;
  }

  /**
   * @param others the person's other contracts
   */
  record Around(Waiting waiting, List<ContractRow.Found> others) {}

  private record Line(ContractRow contract, Waiting waiting) {}

  Around around(ContractId here, PersonId person, int most, Instant now) {
    List<Line> lines =
        handle
            .createQuery(ContractRepository.COLUMNS + AROUND)
            .bind("here", here)
            .bind("person", person)
            .bind("most", most)
            .bind("now", now)
            .map(row -> new Line(row.getRow(ContractRow.class), row.getRow(Waiting.class)))
            .list();
    return new Around(
        lines.getFirst().waiting(),
        ContractRow.contracts(lines.stream().map(Line::contract)).stream()
            .filter(found -> !found.contract().id().equals(here))
            .limit(most)
            .toList());
  }
}
