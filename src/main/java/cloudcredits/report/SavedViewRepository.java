package cloudcredits.report;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The views that one person keeps on one contract, in one transaction. */
final class SavedViewRepository {

  private static final String MINE =
      "from saved_view where contract_id = :contract and person_id = :person";

  private final Handle handle;
  private final ContractId contract;
  private final PersonId person;

  SavedViewRepository(Handle handle, ContractId contract, PersonId person) {
    this.handle = handle;
    this.contract = contract;
    this.person = person;
  }

  /**
   * One change of a person's views at a time; nobody else waits, and no reference to the person.
   */
  void lock() {
    handle.execute("select id from person where id = ? for no key update", person);
  }

  /** All of them, by name. */
  List<SavedView> all() {
    return query("select id, name, query " + MINE + " order by lower(name)")
        .mapTo(SavedView.class)
        .list();
  }

  Optional<SavedView> find(int id) {
    return query("select id, name, query " + MINE + " and id = :id")
        .bind("id", id)
        .mapTo(SavedView.class)
        .findOne();
  }

  /** The number of the view that has the name, in whatever letters. */
  Optional<Integer> named(String name) {
    return query("select id " + MINE + " and lower(name) = lower(:name)")
        .bind("name", name)
        .mapTo(Integer.class)
        .findOne();
  }

  int count() {
    return query("select count(*) " + MINE).mapTo(Integer.class).one();
  }

  int add(String name, String query, Instant now) {
    return query(
            """
            insert into saved_view (contract_id, person_id, id, name, query, saved_at)
            select :contract, :person, coalesce(max(id), 0) + 1, :name, :query, :now
              from saved_view where contract_id = :contract and person_id = :person
            returning id
            """)
        .bind("name", name)
        .bind("query", query)
        .bind("now", now)
        .mapTo(Integer.class)
        .one();
  }

  void rename(int id, String name) {
    handle.execute(
        "update saved_view set name = ? where contract_id = ? and person_id = ? and id = ?",
        name,
        contract,
        person,
        id);
  }

  void delete(int id) {
    handle.execute(
        "delete from saved_view where contract_id = ? and person_id = ? and id = ?",
        contract,
        person,
        id);
  }

  private Query query(String sql) {
    return handle.createQuery(sql).bind("contract", contract).bind("person", person);
  }
}
