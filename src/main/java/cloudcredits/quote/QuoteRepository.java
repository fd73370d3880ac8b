package cloudcredits.quote;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.quote.QuoteRow.State;
import cloudcredits.quote.Stage.Accepted;
import cloudcredits.quote.Stage.Asked;
import cloudcredits.quote.Stage.Cancelled;
import cloudcredits.quote.Stage.Declined;
import cloudcredits.quote.Stage.Delivered;
import cloudcredits.quote.Stage.Offered;
import cloudcredits.quote.Stage.Proposed;
import cloudcredits.quote.Stage.Withdrawn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** The quotes of one contract, in one transaction. */
final class QuoteRepository {

  private static final String QUOTES =
      """
      select q.*, r.name as seller, asker.name as asked_by_name, bidder.name as offered_by_name,
             buyer.name as accepted_by_name, deliverer.name as delivered_by_name,
             ender.name as ended_by_name, proposer.name as proposed_by_name
        from quote q
        join reseller r on r.id = q.reseller_id
        left join person asker on asker.id = q.asked_by
        left join person bidder on bidder.id = q.offered_by
        left join person buyer on buyer.id = q.accepted_by
        left join person deliverer on deliverer.id = q.delivered_by
        left join person ender on ender.id = q.ended_by
        left join person proposer on proposer.id = q.proposed_by
       where q.contract_id = :contract
      """;

  /** The reseller that looks after the contract. */
  public record Seller(int id, String name) {}

  /** The contract's number and its customer. */
  public record Parties(String number, String customer) {}

  private final Handle handle;
  private final ContractId contract;

  QuoteRepository(Handle handle, ContractId contract) {
    this.handle = handle;
    this.contract = contract;
  }

  Optional<Quote> find(int id) {
    return quote(query(QUOTES + " and q.id = :id").bind("id", id));
  }

  Optional<Quote> find(UUID token) {
    return quote(query(QUOTES + " and q.token = :token").bind("token", token));
  }

  /** Of the reseller that looks after the contract, when this person works there. */
  Optional<Quote> findOf(PersonId seller, int id) {
    return sellerOf(seller)
        .flatMap(known -> find(id).filter(quote -> quote.reseller() == known.id()));
  }

  private static Optional<Quote> quote(Query query) {
    return query.mapTo(QuoteRow.class).findOne().map(QuoteRow::quote);
  }

  /** Newest first. */
  List<Quote> list(int most) {
    return quotes(query(QUOTES + " order by q.id desc limit :most").bind("most", most));
  }

  /** Those of one reseller, newest first. */
  List<Quote> of(int reseller, int most) {
    return quotes(
        query(QUOTES + " and q.reseller_id = :reseller order by q.id desc limit :most")
            .bind("reseller", reseller)
            .bind("most", most));
  }

  private static List<Quote> quotes(Query query) {
    return query.mapTo(QuoteRow.class).map(QuoteRow::quote).list();
  }

  /** A quote with the next number, not written yet. */
  Quote next(Seller seller, Optional<Wish> wish, Stage stage) {
    int id =
        query("select coalesce(max(id), 0) + 1 from quote where contract_id = :contract")
            .mapTo(Integer.class)
            .one();
    return new Quote(contract, id, seller.id(), seller.name(), wish, stage);
  }

  /** A request, or an offer that nobody asked for. */
  void add(Quote quote, UUID token) {
    Optional<Wish> wish = quote.wish();
    Optional<Offered> offer = quote.offer();
    update(
            """
            insert into quote (contract_id, id, token, reseller_id, state,
                   wanted_packs, wish, asked_by, asked_at,
                   packs, pack_credits, pack_price, currency, valid_until, note, offered_by, offered_at)
            values (:contract, :id, :token, :reseller, :state,
                   :wantedPacks, :wish, :askedBy, :askedAt,
                   :packs, :packCredits, :packPrice, :currency, :until, :note, :offeredBy, :offeredAt)
            """,
            quote,
            offer.isPresent() ? State.OFFERED : State.ASKED)
        .bind("token", token)
        .bind("reseller", quote.reseller())
        .bind("wantedPacks", wish.map(Wish::packs))
        .bind("wish", wish.map(Wish::note))
        .bind("askedBy", wish.map(asked -> asked.asked().person()))
        .bind("askedAt", wish.map(asked -> asked.asked().at()))
        .bind("packs", offer.map(offered -> offered.bid().packs()))
        .bind("packCredits", offer.map(offered -> offered.bid().packCredits()))
        .bind("packPrice", offer.map(offered -> offered.bid().packPrice().amount()))
        .bind("currency", offer.map(QuoteRepository::currency))
        .bind("until", offer.map(offered -> offered.bid().until()))
        .bind("note", offer.map(offered -> offered.bid().note()))
        .bind("offeredBy", offer.map(offered -> offered.offered().person()))
        .bind("offeredAt", offer.map(offered -> offered.offered().at()))
        .execute();
  }

  private static String currency(Offered offer) {
    return offer.bid().packPrice().currency().getCurrencyCode();
  }

  /** Writes the quote's last step; what was written before stays. */
  void save(Quote quote) {
    switch (quote.stage()) {
      case Asked _ -> throw new IllegalArgumentException("no step leads to a request");
      case Offered offer -> offer(quote, offer);
      case Declined(Offered _, String reason, Signature by) ->
          end(quote, State.DECLINED, false, reason, by);
      case Withdrawn(Optional<Offered> _, String reason, Signature by) ->
          end(quote, State.WITHDRAWN, false, reason, by);
      case Proposed proposed -> propose(quote, proposed);
      case Accepted accepted -> accept(quote, accepted);
      case Cancelled(Accepted _, boolean bySeller, String reason, Signature by) ->
          end(quote, State.CANCELLED, bySeller, reason, by);
      case Delivered(Accepted _, Signature by) -> deliver(quote, by);
    }
  }

  private void offer(Quote quote, Offered offer) {
    update(
            """
            update quote
               set state = :state, packs = :packs, pack_credits = :packCredits,
                   pack_price = :packPrice, currency = :currency, valid_until = :until,
                   note = :note, offered_by = :by, offered_at = :at,
                   proposed_number = null, proposed_by = null, proposed_at = null
             where contract_id = :contract and id = :id
            """,
            quote,
            State.OFFERED)
        .bind("packs", offer.bid().packs())
        .bind("packCredits", offer.bid().packCredits())
        .bind("packPrice", offer.bid().packPrice().amount())
        .bind("currency", currency(offer))
        .bind("until", offer.bid().until())
        .bind("note", offer.bid().note())
        .bind("by", offer.offered().person())
        .bind("at", offer.offered().at())
        .execute();
  }

  private void propose(Quote quote, Proposed proposed) {
    update(
            """
            update quote
               set state = :state, proposed_number = :number, proposed_by = :by, proposed_at = :at
             where contract_id = :contract and id = :id
            """,
            quote,
            State.PROPOSED)
        .bind("number", proposed.purchaseOrder())
        .bind("by", proposed.proposed().person())
        .bind("at", proposed.proposed().at())
        .execute();
  }

  private void end(Quote quote, State state, boolean bySeller, String reason, Signature by) {
    update(
            """
            update quote
               set state = :state, reason = :reason, ended_by = :by, ended_at = :at, ended_by_seller = :bySeller
             where contract_id = :contract and id = :id
            """,
            quote,
            state)
        .bind("bySeller", bySeller)
        .bind("reason", reason)
        .bind("by", by.person())
        .bind("at", by.at())
        .execute();
  }

  private void accept(Quote quote, Accepted accepted) {
    update(
            """
            update quote
               set state = :state, purchase_order_number = :number, accepted_by = :by, accepted_at = :at
             where contract_id = :contract and id = :id
            """,
            quote,
            State.ACCEPTED)
        .bind("number", accepted.purchaseOrder())
        .bind("by", accepted.accepted().person())
        .bind("at", accepted.accepted().at())
        .execute();
  }

  private void deliver(Quote quote, Signature by) {
    update(
            """
            update quote set state = :state, delivered_by = :by, delivered_at = :at
             where contract_id = :contract and id = :id
            """,
            quote,
            State.DELIVERED)
        .bind("by", by.person())
        .bind("at", by.at())
        .execute();
  }

  private Update update(String sql, Quote quote, State state) {
    return handle
        .createUpdate(sql)
        .bind("contract", contract)
        .bind("id", quote.id())
        .bind("state", state);
  }

  /** The reseller that looks after the contract. */
  Optional<Seller> seller() {
    return query(
            """
            select r.id, r.name from contract_reseller l join reseller r on r.id = l.reseller_id
             where l.contract_id = :contract
            """)
        .mapTo(Seller.class)
        .findOne();
  }

  /** The same, when this person works there. */
  Optional<Seller> sellerOf(PersonId person) {
    return seller()
        .filter(
            seller ->
                handle
                    .createQuery(
                        "select exists (select from person where id = :person and reseller_id = :seller)")
                    .bind("person", person)
                    .bind("seller", seller.id())
                    .mapTo(Boolean.class)
                    .one());
  }

  Signature sign(PersonId person, Instant now) {
    return handle
        .createQuery("select name from person where id = :person")
        .bind("person", person)
        .mapTo(String.class)
        .map(name -> new Signature(person, name, now))
        .one();
  }

  /** The addresses of a reseller's people. */
  List<String> sellers(int reseller) {
    return handle
        .createQuery("select email from person where reseller_id = :reseller order by id")
        .bind("reseller", reseller)
        .mapTo(String.class)
        .list();
  }

  /** Whether this person may buy on the contract now: every role may (rules §11). */
  boolean mayBuy(PersonId person) {
    return query(
            """
            select exists (select from contract_role
                            where contract_id = :contract and person_id = :person)
            """)
        .bind("person", person)
        .mapTo(Boolean.class)
        .one();
  }

  /** The addresses of everybody who may buy on the contract, but for one. */
  List<String> otherBuyers(PersonId person) {
    return query(
            """
            select p.email from person p
             where p.id <> :person
               and p.id in (select person_id from contract_role where contract_id = :contract)
             order by p.id
            """)
        .bind("person", person)
        .mapTo(String.class)
        .list();
  }

  String emailOf(PersonId person) {
    return handle
        .createQuery("select email from person where id = :person")
        .bind("person", person)
        .mapTo(String.class)
        .one();
  }

  /** The addresses of the contract's manager and of whoever asked or accepted. */
  List<String> customers(Quote quote) {
    return query(
            """
            select p.email from person p
             where p.id in (select person_id from contract_role
                             where contract_id = :contract and role = 'manager')
                or p.id in (select unnest(array[q.asked_by, q.proposed_by, q.accepted_by]) from quote q
                             where q.contract_id = :contract and q.id = :id)
             order by p.id
            """)
        .bind("id", quote.id())
        .mapTo(String.class)
        .list();
  }

  /** The contract's number and its customer's name. */
  Parties parties() {
    return query(
            """
            select c.number, u.name as customer from contract c join customer u on u.id = c.customer_id
             where c.id = :contract
            """)
        .mapTo(Parties.class)
        .one();
  }

  private Query query(String sql) {
    return handle.createQuery(sql).bind("contract", contract);
  }
}
