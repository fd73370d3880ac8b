package cloudcredits.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What must hold of every ledger at every moment: each query returns what contradicts it. */
public final class LedgerChecks {

  private static final Map<String, String> CHECKS =
      Map.of(
          "balances are the sums of the entries",
          """
          with sums as (
            select contract_id, grant_id,
                   sum(case movement when 'grant' then credits when 'hold' then -credits
                       when 'release' then credits when 'reverse' then credits
                       when 'lapse' then -credits when 'void' then -credits else 0 end) as available,
                   sum(case movement when 'hold' then credits when 'settle' then -credits
                       when 'release' then -credits when 'release_lapsed' then -credits else 0 end) as held,
                   sum(case movement when 'settle' then credits when 'reverse' then -credits
                       when 'reverse_lapsed' then -credits else 0 end) as used
              from ledger_entry group by contract_id, grant_id)
          select b.* from grant_balance b left join sums s using (contract_id, grant_id)
           where s.grant_id is null or (b.available, b.held, b.used) is distinct from (s.available, s.held, s.used)
          """,
          "a job's amounts are the sums of its draws",
          """
          select j.id from job j
            left join job_draw d on d.contract_id = j.contract_id and d.job_id = j.id
           group by j.contract_id, j.id
          having j.held <> coalesce(sum(d.held), 0) or j.used <> coalesce(sum(d.used), 0)
              or j.returned <> coalesce(sum(d.returned), 0)
          """,
          "a job's draws are the sums of its entries",
          """
          select d.job_id from (
              select contract_id, job_id, sum(held) as held, sum(used - returned) as used
                from job_draw group by contract_id, job_id) d
            left join (
              select contract_id, job_id,
                     sum(case movement when 'hold' then credits when 'reverse' then 0
                         when 'reverse_lapsed' then 0 else -credits end) as held,
                     sum(case movement when 'settle' then credits when 'reverse' then -credits
                         when 'reverse_lapsed' then -credits else 0 end) as used
                from ledger_entry where job_id is not null group by contract_id, job_id) e
              using (contract_id, job_id)
           where d.held <> coalesce(e.held, 0) or d.used <> coalesce(e.used, 0)
          """,
          "caps count what draws have",
          """
          select * from (
              select contract_id, month, person_id, coalesce(group_id, 0) as group_id,
                     sum(d.held + d.used - d.returned) as credits
                from job_draw d join job j on j.contract_id = d.contract_id and j.id = d.job_id
                join credit_grant g on g.contract_id = d.contract_id and g.id = d.grant_id
               where g.kind = 'shared' group by 1, 2, 3, 4) d
            full join shared_use u using (contract_id, month, person_id, group_id)
           where coalesce(d.credits, 0) <> coalesce(u.credits, 0)
          """
              .replace("select contract_id, month", "select d.contract_id, month"),
          "individual credits are used by their holder only",
          """
          select d.* from job_draw d
            join job j on j.contract_id = d.contract_id and j.id = d.job_id
            join credit_grant g on g.contract_id = d.contract_id and g.id = d.grant_id
           where g.holder_id <> j.person_id
          """,
          "nothing is drawn from a grant after its expiry",
          """
          select e.* from ledger_entry e
            join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
           where e.movement = 'hold' and e.effective_at >= g.expires_at
          """,
          "entries are numbered without a gap and postings chained",
          """
          select contract_id from ledger_entry group by contract_id
          having min(entry) <> 1 or max(entry) <> count(*)
          union all
          select p.contract_id from ledger_posting p
            left join ledger_posting q on q.contract_id = p.contract_id and q.hash = p.previous
           where q.hash is null and p.first_entry > 1
          """,
          "one first grant a person, ever",
          """
          select holder_id from credit_grant where source = 'first_seat'
           group by holder_id having count(*) > 1
          """);

  private LedgerChecks() {}

  /** Fails with the contradicting rows. */
  public static void assertSound(Jdbi jdbi) {
    CHECKS.forEach(
        (words, sql) ->
            assertEquals(List.of(), jdbi.withHandle(handle -> rows(handle, sql)), words));
  }

  private static List<String> rows(Handle handle, String sql) {
    return handle
        .createQuery("select row_to_json(wrong)::text from (" + sql + ") wrong limit 10")
        .mapTo(String.class)
        .list();
  }
}
