package cloudcredits.seat;

import cloudcredits.credit.ContractId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The people of one contract: everybody who has, or had, a seat on it. */
final class PeopleRepository {

  private static final String PEOPLE =
      """
        from (select s.person_id,
                     count(*) filter (where s.unseated_at is null)::int as seats,
                     coalesce(min(s.licence_id) filter (where s.unseated_at is null), 0) as licence,
                     coalesce(string_agg(l.product, ', ' order by l.id)
                       filter (where s.unseated_at is null), '') as products,
                     coalesce(bool_or(s.permitted) filter (where s.unseated_at is null), false)
                       as permitted
                from seat s
                join licence l on l.contract_id = s.contract_id and l.id = s.licence_id
               where s.contract_id = :contract
               group by s.person_id) m
        join person p on p.id = m.person_id
        left join (select g.holder_id, sum(b.available) as available
                     from credit_grant g
                     join grant_balance b on b.contract_id = g.contract_id and b.grant_id = g.id
                    where g.contract_id = :contract and g.kind = 'individual'
                      and (g.expires_at is null or g.expires_at > :now)
                    group by g.holder_id) own on own.holder_id = m.person_id
        left join group_member gm on gm.contract_id = :contract and gm.person_id = m.person_id
        left join user_group ug on ug.contract_id = :contract and ug.id = gm.group_id
        left join cap on cap.contract_id = :contract and cap.scope = 'person'
                     and cap.subject = m.person_id
       where (:text = '' or position(:text in lower(p.name)) > 0 or position(:text in p.email) > 0)
         and (:group = 0 or gm.group_id = :group)
         and (:licence = 0 or exists (select from seat s
               where s.contract_id = :contract and s.licence_id = :licence
                 and s.person_id = m.person_id and s.unseated_at is null))
         and case :state
               when 'seated' then m.seats > 0
               when 'permitted' then m.permitted
               when 'not_permitted' then m.seats > 0 and not m.permitted
               when 'suspended' then not m.permitted and coalesce(own.available, 0) > 0
               when 'former' then m.seats = 0
             end
      """;

  private static final String COLUMNS =
      """
      select p.id, p.name, p.email, p.password_hash is null as invited, m.products, m.seats,
             m.licence, m.permitted, coalesce(own.available, 0) as individual,
             cap.credits as cap_credits, cap.period as cap_period, ug.name as group_name,
             (select j.occurred_at from job j
               where j.contract_id = :contract and j.person_id = m.person_id
               order by j.id desc limit 1) as last_job
      """;

  /** What each column of the page sorts by, and then by name. */
  static final Map<String, String> ORDERS =
      Map.of(
          "name", "lower(p.name)",
          "licence", "m.products",
          "individual", "coalesce(own.available, 0)",
          "cap", "coalesce(cap.credits, 'infinity')",
          "group", "lower(ug.name)",
          "job", "last_job");

  private final Handle handle;
  private final ContractId contract;

  PeopleRepository(Handle handle, ContractId contract) {
    this.handle = handle;
    this.contract = contract;
  }

  int count(PeopleFilter filter, Instant now) {
    return bind(handle.createQuery("select count(*) " + PEOPLE), filter, now)
        .mapTo(Integer.class)
        .one();
  }

  /**
   * @param order one of the keys of {@link #ORDERS}
   */
  List<PersonRow> page(
      PeopleFilter filter, String order, boolean descending, int size, long offset, Instant now) {
    String by =
        " order by %s %s nulls last, lower(p.name), p.id limit :size offset :offset"
            .formatted(ORDERS.get(order), descending ? "desc" : "asc");
    return bind(handle.createQuery(COLUMNS + PEOPLE + by), filter, now)
        .bind("size", size)
        .bind("offset", offset)
        .mapTo(PersonRow.class)
        .list();
  }

  private Query bind(Query query, PeopleFilter filter, Instant now) {
    return query
        .bind("contract", contract)
        .bind("now", now)
        .bind("text", filter.text())
        .bind("group", filter.group().orElse(0))
        .bind("licence", filter.licence().orElse(0))
        .bind("state", filter.state());
  }
}
