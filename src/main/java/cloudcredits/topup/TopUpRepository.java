package cloudcredits.topup;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The top-up of one contract and what it bought, in one transaction. */
final class TopUpRepository {

  private static final String PURCHASES =
      """
      select u.id, u.state, u.packs, u.available, u.decided_at, u.order_id, u.ended_at,
             ender.name as ended_by
        from top_up_purchase u left join person ender on ender.id = u.ended_by
       where u.contract_id = :contract
      """;

  /** Somebody who may buy on the contract. */
  public record Buyer(PersonId id, String name, String email) {}

  /** What was bought by it: packs of a month, and when it bought last. */
  public record Bought(int packs, Optional<Instant> last) {}

  private final Handle handle;
  private final ContractId contract;

  TopUpRepository(Handle handle, ContractId contract) {
    this.handle = handle;
    this.contract = contract;
  }

  /** The contracts that have one which is on. */
  static List<ContractId> active(Handle handle) {
    return handle
        .createQuery("select contract_id from top_up where active order by contract_id")
        .mapTo(ContractId.class)
        .list();
  }

  Optional<TopUp> find() {
    return query(
            """
            select t.active, t.below, t.packs, t.most_a_month, t.cool_off_hours,
                   t.purchase_order_number as purchase_order, t.invoice_email,
                   t.set_up_by as by, buyer.name as by_name,
                   t.approver_id as approver, approver.name as approver_name,
                   t.confirmed_at is not null as confirmed
              from top_up t
              join person buyer on buyer.id = t.set_up_by
              join person approver on approver.id = t.approver_id
             where t.contract_id = :contract
            """)
        .mapTo(TopUp.class)
        .findOne();
  }

  void save(TopUp topUp, Instant now) {
    handle
        .createUpdate(
            """
            insert into top_up (contract_id, active, below, packs, most_a_month, cool_off_hours,
                   purchase_order_number, invoice_email, set_up_by, set_up_at, approver_id, confirmed_at)
            values (:contract, true, :below, :packs, :most, :hours, :number, :email, :by, :now, :approver, null)
            on conflict (contract_id) do update
               set active = true, below = excluded.below, packs = excluded.packs,
                   most_a_month = excluded.most_a_month, cool_off_hours = excluded.cool_off_hours,
                   purchase_order_number = excluded.purchase_order_number,
                   invoice_email = excluded.invoice_email, set_up_by = excluded.set_up_by,
                   set_up_at = excluded.set_up_at, approver_id = excluded.approver_id,
                   confirmed_at = null
            """)
        .bind("contract", contract)
        .bind("below", topUp.below())
        .bind("packs", topUp.packs())
        .bind("most", topUp.mostAMonth())
        .bind("hours", topUp.coolOffHours())
        .bind("number", topUp.purchaseOrder())
        .bind("email", topUp.invoiceEmail())
        .bind("by", topUp.by())
        .bind("now", now)
        .bind("approver", topUp.approver())
        .execute();
  }

  void switchOff() {
    handle.execute("update top_up set active = false where contract_id = ?", contract);
  }

  void confirm(Instant now) {
    handle.execute("update top_up set confirmed_at = ? where contract_id = ?", now, contract);
  }

  /** Everybody who may buy on the contract, the manager first. */
  List<Buyer> buyers() {
    return query(
            """
            select p.id, p.name, p.email from contract_role r join person p on p.id = r.person_id
             where r.contract_id = :contract
             order by r.role = 'manager' desc, p.name, p.id
            """)
        .mapTo(Buyer.class)
        .list();
  }

  String contractNumber() {
    return query("select number from contract where id = :contract").mapTo(String.class).one();
  }

  /**
   * @param monthBegan the first instant of the calendar month
   */
  Bought boughtSince(Instant monthBegan) {
    return query(
            """
            select coalesce(sum(packs) filter (where ended_at >= :began), 0) as packs,
                   max(ended_at) as last
              from top_up_purchase where contract_id = :contract and state = 'bought'
            """)
        .bind("began", monthBegan)
        .mapTo(Bought.class)
        .one();
  }

  /** What waits for its approver. */
  Optional<TopUpPurchase> proposed() {
    return query(PURCHASES + " and u.state = 'proposed'").mapTo(TopUpPurchase.class).findOne();
  }

  Optional<TopUpPurchase> purchase(int id) {
    return query(PURCHASES + " and u.id = :id").bind("id", id).mapTo(TopUpPurchase.class).findOne();
  }

  /** The latest first. */
  List<TopUpPurchase> purchases(int most) {
    return query(PURCHASES + " order by u.id desc limit :most")
        .bind("most", most)
        .mapTo(TopUpPurchase.class)
        .list();
  }

  int nextId() {
    return query(
            "select coalesce(max(id), 0) + 1 from top_up_purchase where contract_id = :contract")
        .mapTo(Integer.class)
        .one();
  }

  void propose(int id, int packs, Credits available, Instant now) {
    handle.execute(
        """
        insert into top_up_purchase (contract_id, id, state, packs, available, decided_at)
        values (?, ?, 'proposed', ?, ?, ?)
        """,
        contract,
        id,
        packs,
        available,
        now);
  }

  /** Bought by the portal itself. */
  void bought(int id, int packs, Credits available, int order, Instant now) {
    handle.execute(
        """
        insert into top_up_purchase (contract_id, id, state, packs, available, decided_at, order_id, ended_at)
        values (?, ?, 'bought', ?, ?, ?, ?, ?)
        """,
        contract,
        id,
        packs,
        available,
        now,
        order,
        now);
  }

  /** A proposal was confirmed and bought. */
  void confirmed(int id, int order, PersonId by, Instant now) {
    handle.execute(
        """
        update top_up_purchase set state = 'bought', order_id = ?, ended_by = ?, ended_at = ?
         where contract_id = ? and id = ?
        """,
        order,
        by,
        now,
        contract,
        id);
  }

  /** Whatever waited for its approver need not be answered any more. */
  void dropProposed(PersonId by, Instant now) {
    handle.execute(
        """
        update top_up_purchase set state = 'dropped', ended_by = ?, ended_at = ?
         where contract_id = ? and state = 'proposed'
        """,
        by,
        now,
        contract);
  }

  private Query query(String sql) {
    return handle.createQuery(sql).bind("contract", contract);
  }
}
