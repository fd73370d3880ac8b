package cloudcredits.report;

import cloudcredits.credit.ContractId;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Reads a contract's charges from its ledger. */
final class ChargeRepository {

  private static final int ROWS_AT_A_TIME = 2_000;

  /** Every grant of a contract, in the order in which they were made. */
  List<ChargedGrant> grants(Handle handle, ContractId contract) {
    return handle
        .createQuery(
            """
            select g.id, g.kind, g.source, g.credits, g.granted_at, g.expires_at, was.replaces,
                   o.id as "order", o.packs, o.unit_price as pack_price,
                   coalesce(o.currency, c.currency) as currency, r.name as sold_by,
                   p.valid_from as list_from, p.pack_credits as list_credits,
                   p.pack_price as list_price, o.tax,
                   bill.kind as bill_kind, bill.year as bill_year, bill.number as bill_number,
                   note.year as credit_note_year, note.number as credit_note_number
              from credit_grant g
              join contract c on c.id = g.contract_id
              left join credit_order o on o.contract_id = g.contract_id and o.grant_id = g.id
              left join reseller r on r.id = o.reseller_id
              left join lateral (
                select before.grant_id as replaces
                  from ledger_entry before
                  join ledger_entry made
                    on made.contract_id = before.contract_id and made.entry = before.entry + 1
                 where g.source = 'replacement' and before.contract_id = g.contract_id
                   and before.job_id = case g.source when 'replacement' then g.source_ref::uuid end
                   and before.movement = 'reverse_lapsed'
                   and made.movement = 'grant' and made.grant_id = g.id) was on true
              left join lateral (
                select valid_from, pack_credits, pack_price from price
                 where currency = coalesce(o.currency, c.currency)
                   and valid_from <= (g.granted_at at time zone c.time_zone)::date
                 order by valid_from desc limit 1) p on true
              left join lateral (
                select kind, year, number from paper
                 where contract_id = o.contract_id and order_id = o.id and kind <> 'credit_note'
                 order by kind limit 1) bill on true
              left join paper note
                on note.contract_id = o.contract_id and note.order_id = o.id
               and note.kind = 'credit_note'
             where g.contract_id = :contract
             order by g.id
            """)
        .bind("contract", contract)
        .mapTo(ChargedGrant.class)
        .list();
  }

  /** Hands on every charge of a period, the earliest first, by an index and without sorting. */
  void each(
      Handle handle,
      ContractId contract,
      ZoneId zone,
      UsagePeriod period,
      Consumer<ChargeLine> each) {
    handle.execute("set local enable_sort = off");
    handle
        .createQuery(
            """
            select e.entry, e.grant_id as grant, e.movement, e.credits, e.effective_at,
                   e.job_id as job, j.service_key, s.name as service, j.rate_version,
                   j.charge_code, j.group_id as "group", u.name as group_name,
                   l.serial as licence, p.name as person, p.email, j.finished_at as settled_at,
                   case when e.movement = 'reverse_lapsed' then
                     (select n.grant_id from ledger_entry n
                       where n.contract_id = e.contract_id and n.entry = e.entry + 1
                         and n.version = e.version and n.movement = 'grant') end as replacement
              from ledger_entry e
              join credit_grant g on g.contract_id = e.contract_id and g.id = e.grant_id
              left join job j on j.contract_id = e.contract_id and j.id = e.job_id
              left join service s on s.key = j.service_key
              left join user_group u on u.contract_id = j.contract_id and u.id = j.group_id
              left join licence l on l.contract_id = j.contract_id and l.id = j.licence_id
              left join person p on p.id = coalesce(j.person_id, g.holder_id)
             where e.contract_id = :contract
               and e.effective_at >= :begin and e.effective_at < :end
               and e.movement not in ('hold', 'release')
             order by e.entry
            """)
        .bind("contract", contract)
        .bind("begin", period.begin(zone))
        .bind("end", period.end(zone))
        .setFetchSize(ROWS_AT_A_TIME)
        .mapTo(ChargeLine.class)
        .useStream(lines -> lines.forEach(each));
  }
}
