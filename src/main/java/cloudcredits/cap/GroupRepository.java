package cloudcredits.cap;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** The groups of one contract and their members, in one transaction. */
final class GroupRepository {

  private static final String GROUPS =
      """
      select g.id, g.name, c.credits, c.period,
             count(m.person_id) filter (where s.person_id is not null)::int as seated,
             count(m.person_id) filter (where s.person_id is null)::int as former
        from user_group g
        left join cap c
          on c.contract_id = g.contract_id and c.scope = 'group' and c.subject = g.id
        left join group_member m on m.contract_id = g.contract_id and m.group_id = g.id
        left join (select distinct person_id from seat
                    where contract_id = :contract and unseated_at is null) s
          on s.person_id = m.person_id
       where g.contract_id = :contract
      """;

  private static final String BY_GROUP = " group by g.contract_id, g.id, c.credits, c.period";

  private final Handle handle;
  private final ContractId contract;

  GroupRepository(Handle handle, ContractId contract) {
    this.handle = handle;
    this.contract = contract;
  }

  /** All of them, by name. */
  List<Group> all() {
    return query(GROUPS + BY_GROUP + " order by lower(g.name)").mapTo(Group.class).list();
  }

  Optional<Group> find(int id) {
    return query(GROUPS + "and g.id = :id" + BY_GROUP).bind("id", id).mapTo(Group.class).findOne();
  }

  Optional<Integer> named(String name) {
    return query(
            "select id from user_group where contract_id = :contract and lower(name) = lower(:name)")
        .bind("name", name)
        .mapTo(Integer.class)
        .findOne();
  }

  int add(String name) {
    return query(
            """
            insert into user_group (contract_id, id, name)
            select :contract, coalesce(max(id), 0) + 1, :name
              from user_group where contract_id = :contract
            returning id
            """)
        .bind("name", name)
        .mapTo(Integer.class)
        .one();
  }

  void rename(int id, String name) {
    update("update user_group set name = :name where contract_id = :contract and id = :id")
        .bind("id", id)
        .bind("name", name)
        .execute();
  }

  /** Whether a job was ever counted for it. */
  boolean hasJobs(int id) {
    return query(
            """
            select exists (select from job where contract_id = :contract and group_id = :id)
            """)
        .bind("id", id)
        .mapTo(Boolean.class)
        .one();
  }

  /** Its former members and its cap go with it. */
  void delete(int id) {
    update("delete from group_member where contract_id = :contract and group_id = :id")
        .bind("id", id)
        .execute();
    update("delete from cap where contract_id = :contract and scope = 'group' and subject = :id")
        .bind("id", id)
        .execute();
    update("delete from user_group where contract_id = :contract and id = :id")
        .bind("id", id)
        .execute();
  }

  /** By name. */
  List<GroupMember> members(int group, int most) {
    return query(
            """
            select p.id, p.name, p.email,
                   exists (select from seat s where s.contract_id = m.contract_id
                              and s.person_id = m.person_id and s.unseated_at is null) as seated
              from group_member m join person p on p.id = m.person_id
             where m.contract_id = :contract and m.group_id = :group
             order by lower(p.name), p.id limit :most
            """)
        .bind("group", group)
        .bind("most", most)
        .mapTo(GroupMember.class)
        .list();
  }

  /** Somebody with this address who has, or had, a seat on the contract. */
  Optional<PersonId> personOf(String email) {
    return query(
            """
            select p.id from person p where p.email = :email
               and exists (select from seat s
                            where s.contract_id = :contract and s.person_id = p.id)
            """)
        .bind("email", email)
        .mapTo(PersonId.class)
        .findOne();
  }

  Optional<Integer> groupOf(PersonId person) {
    return query(
            """
            select group_id from group_member
             where contract_id = :contract and person_id = :person
            """)
        .bind("person", person)
        .mapTo(Integer.class)
        .findOne();
  }

  void put(PersonId person, int group) {
    update(
            """
            insert into group_member (contract_id, person_id, group_id)
            values (:contract, :person, :group)
            on conflict (contract_id, person_id) do update set group_id = excluded.group_id
            """)
        .bind("person", person)
        .bind("group", group)
        .execute();
  }

  void takeOut(PersonId person) {
    update("delete from group_member where contract_id = :contract and person_id = :person")
        .bind("person", person)
        .execute();
  }

  private Query query(String sql) {
    return handle.createQuery(sql).bind("contract", contract);
  }

  private Update update(String sql) {
    return handle.createUpdate(sql).bind("contract", contract);
  }
}
