package cloudcredits.seat;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** The seats of one contract, in one transaction. Changes are made under the ledger's lock. */
final class SeatRepository {

  private static final String LICENCES =
      """
      select id, product, serial, seats, seats_taken as taken from licence
       where contract_id = :contract
      """;

  private static final String MEMBERS =
      """
      select p.id, p.name, p.email, p.password_hash is null as invited from person p
       where exists (select from seat s where s.contract_id = :contract and s.person_id = p.id)
      """;

  private static final String HELD =
      """
      select s.licence_id as licence, l.product, l.serial, s.permitted, s.seated_at
        from seat s join licence l on l.contract_id = s.contract_id and l.id = s.licence_id
       where s.contract_id = :contract and s.person_id = :person and s.unseated_at is null
      """;

  /** Open jobs of a person: those whose time is over settle no more, posted or not. */
  private static final String RUNNING =
      """
        from job where contract_id = :contract and person_id = :person
         and state = 'held' and held_until > :now
      """;

  record Running(int jobs, Credits held) {}

  private final Handle handle;
  private final ContractId contract;

  SeatRepository(Handle handle, ContractId contract) {
    this.handle = handle;
    this.contract = contract;
  }

  List<LicenceSeats> licences() {
    return query(LICENCES + " order by id").mapTo(LicenceSeats.class).list();
  }

  Optional<LicenceSeats> licence(int id) {
    return query(LICENCES + " and id = :id").bind("id", id).mapTo(LicenceSeats.class).findOne();
  }

  /** Somebody who has, or had, a seat here. */
  Optional<Member> member(PersonId person) {
    return query(MEMBERS + " and p.id = :person")
        .bind("person", person)
        .mapTo(Member.class)
        .findOne();
  }

  /** The seats that the person has now, by licence. */
  List<HeldSeat> heldBy(PersonId person) {
    return query(HELD + " order by s.licence_id")
        .bind("person", person)
        .mapTo(HeldSeat.class)
        .list();
  }

  Optional<HeldSeat> held(int licence, PersonId person) {
    return query(HELD + " and s.licence_id = :licence")
        .bind("person", person)
        .bind("licence", licence)
        .mapTo(HeldSeat.class)
        .findOne();
  }

  /**
   * Takes a seat. The time moves on by a hair where the person left this licence at the very same
   * instant, since a seat is known by its beginning.
   */
  void take(int licence, PersonId person, boolean permitted, PersonId by, Instant now) {
    update(
            """
            insert into seat (contract_id, licence_id, person_id, seated_at, seated_by, permitted)
            select :contract, :licence, :person,
                   greatest(:now, max(seated_at) + interval '1 microsecond'), :by, :permitted
              from seat
             where contract_id = :contract and licence_id = :licence and person_id = :person
            """)
        .bind("licence", licence)
        .bind("person", person)
        .bind("permitted", permitted)
        .bind("by", by)
        .bind("now", now)
        .execute();
    count(licence, 1);
  }

  void leave(int licence, PersonId person, PersonId by, Instant now) {
    update(
            """
            update seat set unseated_at = greatest(:now, seated_at), unseated_by = :by
             where contract_id = :contract and licence_id = :licence and person_id = :person
               and unseated_at is null
            """)
        .bind("licence", licence)
        .bind("person", person)
        .bind("by", by)
        .bind("now", now)
        .execute();
    count(licence, -1);
  }

  private void count(int licence, int change) {
    update(
            """
            update licence set seats_taken = seats_taken + :change
             where contract_id = :contract and id = :licence
            """)
        .bind("licence", licence)
        .bind("change", change)
        .execute();
  }

  /** On every seat that the person has now; false when it was so on all. */
  boolean permit(PersonId person, boolean permitted) {
    return update(
                """
                update seat set permitted = :permitted
                 where contract_id = :contract and person_id = :person and unseated_at is null
                   and permitted <> :permitted
                """)
            .bind("person", person)
            .bind("permitted", permitted)
            .execute()
        > 0;
  }

  /** Available now of the person's own on this contract, suspended or not. */
  Credits individual(PersonId person, Instant now) {
    return query(
            """
            select coalesce(sum(b.available), 0) from credit_grant g
              join grant_balance b on b.contract_id = g.contract_id and b.grant_id = g.id
             where g.contract_id = :contract and g.holder_id = :person
               and (g.expires_at is null or g.expires_at > :now)
            """)
        .bind("person", person)
        .bind("now", now)
        .mapTo(Credits.class)
        .one();
  }

  Running running(PersonId person, Instant now) {
    Query jobs =
        query("select count(*)::int as jobs, coalesce(sum(held), 0) as held" + RUNNING)
            .bind("person", person)
            .bind("now", now);
    return jobs.map(
            row ->
                new Running(
                    row.getColumn("jobs", Integer.class), row.getColumn("held", Credits.class)))
        .one();
  }

  /** Of these addresses, those with an account: who it is, and how they stand to a licence. */
  List<KnownAddress> known(Collection<String> addresses, int licence) {
    return query(
            """
            select p.email, p.name,
                   exists (select from seat s where s.contract_id = :contract
                              and s.licence_id = :licence and s.person_id = p.id
                              and s.unseated_at is null) as seated,
                   exists (select from first_grant f where f.person_id = p.id) as granted_before
              from person p where p.email = any(:addresses)
            """)
        .bind("licence", licence)
        .bindArray("addresses", String.class, Set.copyOf(addresses).toArray())
        .mapTo(KnownAddress.class)
        .list();
  }

  private Query query(String sql) {
    return handle.createQuery(sql).bind("contract", contract);
  }

  private Update update(String sql) {
    return handle.createUpdate(sql).bind("contract", contract);
  }
}
