package cloudcredits.order;

import cloudcredits.credit.ContractId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.Query;

/** Many orders at once, in one transaction. */
final class OrderListRepository {

  private static final String FILTER =
      """
       where o.contract_id = :contract
         and (:state::text is null or :state::text =
              case when o.state = 'awaiting_approval' and o.approve_before <= :now then 'cancelled' else o.state end)
         and (o.purchase_order_number ilike :text or buyer.name ilike :text or seller.name ilike :text)
      """;

  private static final String ORDERS =
      """
        from credit_order o
        join person buyer on buyer.id = o.ordered_by
        left join reseller seller on seller.id = o.reseller_id
       cross join lateral (select o.state not in ('awaiting_approval', 'cancelled') as stands) s
      """;

  private static final String OPEN =
      """
      select c.number, customer.name as customer, c.time_zone,
             o.*, buyer.name as ordered_by_name, null as cancelled_by_name,
             approver.name as approved_by_name, null as sold_by_name
        from credit_order o
        join person buyer on buyer.id = o.ordered_by
        left join person approver on approver.id = o.approved_by
        join contract c on c.id = o.contract_id
        join customer on customer.id = c.customer_id
       where o.state = 'invoiced'
      """;

  private static final Map<String, String> SORTS =
      Map.of(
          "order", "o.id",
          "buyer", "buyer.name",
          "packs", "o.packs",
          "total", "o.gross",
          "due", "o.due_on",
          "state", "o.state",
          "number", "o.purchase_order_number");

  /** An open invoice as its rows have it. */
  public record OpenRow(String number, String customer, String timeZone, @Nested OrderRow order) {

    OpenInvoice invoice() {
      return new OpenInvoice(number, customer, ZoneId.of(timeZone), order.order());
    }
  }

  private final Handle handle;

  OrderListRepository(Handle handle) {
    this.handle = handle;
  }

  List<Order> list(ContractId contract, OrderFilter filter, long offset, int limit, Instant now) {
    String way = filter.descending() ? " desc" : " asc";
    String order = " order by " + SORTS.get(filter.sort()) + way + ", o.id" + way;
    return filtered(
            OrderRepository.SELECT + FILTER + order + " offset :offset limit :limit",
            contract,
            filter,
            now)
        .bind("offset", offset)
        .bind("limit", limit)
        .mapTo(OrderRow.class)
        .map(OrderRow::order)
        .list();
  }

  OrderTotals.Split totals(ContractId contract, OrderFilter filter, Instant now) {
    OrderTotals all =
        filtered(
                """
                select count(*) as orders,
                       count(*) filter (where stands) as standing,
                       count(*) filter (where o.state = 'awaiting_approval' and o.approve_before > :now) as waiting,
                       count(*) filter (where o.approve_before is not null and o.approved_at is null
                                          and not (o.state = 'awaiting_approval' and o.approve_before > :now)) as unapproved,
                       coalesce(sum(o.packs) filter (where stands), 0) as packs,
                       coalesce(sum(o.credits) filter (where stands), 0) as credits,
                       coalesce(sum(o.total) filter (where stands), 0) as net,
                       coalesce(sum(o.tax) filter (where stands), 0) as tax
                """
                    + ORDERS
                    + FILTER,
                contract,
                filter,
                now)
            .mapTo(OrderTotals.class)
            .one();
    return new OrderTotals.Split(all, resellers(contract, filter, now));
  }

  private List<OrderTotals.OfReseller> resellers(
      ContractId contract, OrderFilter filter, Instant now) {
    return filtered(
            """
            select seller.name as reseller, count(*) as orders, sum(o.packs) as packs,
                   sum(o.credits) as credits, sum(o.total) as net, sum(o.tax) as tax
            """
                + ORDERS
                + FILTER
                + " and stands and seller.id is not null group by seller.id order by seller.name, seller.id",
            contract,
            filter,
            now)
        .mapTo(OrderTotals.OfReseller.class)
        .list();
  }

  private Query filtered(String sql, ContractId contract, OrderFilter filter, Instant now) {
    return handle
        .createQuery(sql)
        .bind("contract", contract)
        .bind("state", filter.state())
        .bind("now", now)
        .bind("text", "%" + filter.text().replaceAll("([\\\\%_])", "\\\\$1") + "%");
  }

  /** The first due first. */
  List<OpenInvoice> open(int limit) {
    return handle
        .createQuery(OPEN + " order by o.due_on, c.number, o.id limit :limit")
        .bind("limit", limit)
        .mapTo(OpenRow.class)
        .map(OpenRow::invoice)
        .list();
  }

  Optional<OpenInvoice> open(ContractId contract, int id) {
    return handle
        .createQuery(OPEN + " and o.contract_id = :contract and o.id = :id")
        .bind("contract", contract)
        .bind("id", id)
        .mapTo(OpenRow.class)
        .findOne()
        .map(OpenRow::invoice);
  }
}
