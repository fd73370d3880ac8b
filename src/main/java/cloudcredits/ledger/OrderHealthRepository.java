package cloudcredits.ledger;

import cloudcredits.ledger.HealthRepository.Check;
import java.util.List;

/** What must hold between orders, their grants, their papers and money. */
final class OrderHealthRepository {

  static final List<Check> CHECKS =
      List.of(
          new Check(
              "Every order has the grant that it sold, and every grant sold has its order",
              """
              select o.contract_id, o.id, o.state from credit_order o
                left join credit_grant g on g.contract_id = o.contract_id and g.id = o.grant_id
               where (o.grant_id is not null or o.state in ('invoiced', 'paid'))
                 and (g.source, g.source_ref, g.credits, g.expires_at)
                     is distinct from ('order', o.id::text, o.credits, o.expires_at)
              union all
              select g.contract_id, g.id, 'no order' from credit_grant g
               where g.source = 'order' and not exists (
                       select from credit_order o where o.contract_id = g.contract_id and o.grant_id = g.id)
              """),
          new Check(
              "Cancelled orders have given all their credits back",
              """
              select o.contract_id, o.id, b.available, b.held, b.used from credit_order o
                join grant_balance b on b.contract_id = o.contract_id and b.grant_id = o.grant_id
               where o.state = 'cancelled' and b.lapsed <> b.granted
              """),
          new Check(
              "Every order has the papers of its state",
              """
              select o.contract_id, o.id, o.state from credit_order o
                left join (select contract_id, order_id as id, array_agg(kind) as kinds
                             from paper group by contract_id, order_id) p using (contract_id, id)
               where ('invoice' = any(coalesce(p.kinds, '{}')),
                      'receipt' = any(coalesce(p.kinds, '{}')),
                      'credit_note' = any(coalesce(p.kinds, '{}')))
                     is distinct from
                     (o.bill_name is not null and o.grant_id is not null,
                      o.bill_name is not null and o.paid_at is not null,
                      o.bill_name is not null and o.grant_id is not null and o.state = 'cancelled')
              """),
          new Check(
              "Papers say what their orders cost",
              """
              select p.kind, p.year, p.number from paper p
                join credit_order o on o.contract_id = p.contract_id and o.id = p.order_id
               where (p.net, p.tax, p.currency) is distinct from (o.total, o.tax, o.currency)
                  or p.hash <> sha256(convert_to(p.facts, 'UTF8'))
              """),
          new Check(
              "Papers are numbered without a gap",
              """
              select kind, year, c.last, p.papers from paper_counter c
                full join (select kind, year, min(number) as first, max(number) as last, count(*) as papers
                             from paper group by kind, year) p using (kind, year)
               where (c.last, 1, p.papers) is distinct from (p.last, p.first, p.last::bigint)
              """),
          new Check(
              "What was paid for a cancelled order is returned or to be returned",
              """
              select o.contract_id, o.id, o.gross from credit_order o
               where o.state = 'cancelled' and o.paid_at is not null and o.bill_name is not null
                 and not exists (select from repayment r
                                  where r.contract_id = o.contract_id and r.order_id = o.id
                                    and r.reason = 'cancelled' and r.amount = o.gross)
              """),
          new Check(
              "What goes back for a cancelled order is what its credit note says",
              """
              select r.contract_id, r.order_id, r.amount, p.net + p.tax as noted from repayment r
                join credit_order o on o.contract_id = r.contract_id and o.id = r.order_id
                left join paper p on p.contract_id = r.contract_id and p.order_id = r.order_id
                                 and p.kind = 'credit_note'
               where r.reason = 'cancelled' and o.bill_name is not null
                 and (r.amount, r.currency) is distinct from (p.net + p.tax, p.currency)
              """),
          new Check(
              "No payment is returned twice, nor what an order keeps",
              """
              select r.reference, count(*), null::integer from repayment r
               where r.reference <> '' group by r.reference having count(*) > 1
              union all
              select r.reference, r.contract_id, r.order_id from repayment r
                join credit_order o on o.payment_reference = r.reference and o.state <> 'cancelled'
               where r.reference <> ''
              """));

  private OrderHealthRepository() {}
}
