package cloudcredits.cap;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The caps of one contract, in one transaction. */
final class CapRepository {

  private final Handle handle;
  private final ContractId contract;

  CapRepository(Handle handle, ContractId contract) {
    this.handle = handle;
    this.contract = contract;
  }

  Optional<Limit> find(CapTarget target) {
    return on(
            handle.createQuery(
                """
                select credits, period from cap
                 where contract_id = :contract and scope = :scope and subject = :subject
                """),
            target)
        .mapTo(Limit.class)
        .findOne();
  }

  void put(CapTarget target, Limit limit) {
    on(
            handle.createUpdate(
                """
                insert into cap (contract_id, scope, subject, period, credits)
                values (:contract, :scope, :subject, :period, :credits)
                on conflict (contract_id, scope, subject)
                do update set period = excluded.period, credits = excluded.credits
                """),
            target)
        .bind("period", limit.period())
        .bind("credits", limit.credits())
        .execute();
  }

  void remove(CapTarget target) {
    on(
            handle.createUpdate(
                """
                delete from cap
                 where contract_id = :contract and scope = :scope and subject = :subject
                """),
            target)
        .execute();
  }

  /** The target's name, if it is one of this contract's: people count once they had a seat. */
  Optional<String> nameOf(CapTarget target) {
    return switch (target) {
      case CapTarget.WholeContract() -> Optional.of("the contract");
      case CapTarget.NewPeople() -> Optional.of("new people");
      case CapTarget.OfGroup(int group) -> groupName(group);
      case CapTarget.OfPerson(PersonId person) -> personName(person);
    };
  }

  private Optional<String> groupName(int group) {
    return handle
        .createQuery("select name from user_group where contract_id = :contract and id = :group")
        .bind("contract", contract)
        .bind("group", group)
        .mapTo(String.class)
        .findOne();
  }

  private Optional<String> personName(PersonId person) {
    return handle
        .createQuery(
            """
            select name from person
             where id = :person
               and exists (select from seat where contract_id = :contract and person_id = :person)
            """)
        .bind("contract", contract)
        .bind("person", person)
        .mapTo(String.class)
        .findOne();
  }

  int countOfPeople() {
    return handle
        .createQuery("select count(*) from cap where contract_id = :contract and scope = 'person'")
        .bind("contract", contract)
        .mapTo(Integer.class)
        .one();
  }

  /** The first people who have a cap of their own, by name. */
  List<PersonCap> ofPeople(int most) {
    return handle
        .createQuery(
            """
            select p.id as person, p.name, p.email, c.credits, c.period,
                   exists (select from seat s where s.contract_id = c.contract_id
                              and s.person_id = p.id and s.unseated_at is null) as seated
              from cap c join person p on p.id = c.subject
             where c.contract_id = :contract and c.scope = 'person'
             order by lower(p.name), p.id limit :most
            """)
        .bind("contract", contract)
        .bind("most", most)
        .mapTo(PersonCap.class)
        .list();
  }

  private <S extends SqlStatement<S>> S on(S statement, CapTarget target) {
    return statement
        .bind("contract", contract)
        .bind("scope", scope(target))
        .bind("subject", subject(target));
  }

  private static String scope(CapTarget target) {
    return switch (target) {
      case CapTarget.WholeContract() -> "contract";
      case CapTarget.OfGroup(int _) -> "group";
      case CapTarget.OfPerson(PersonId _) -> "person";
      case CapTarget.NewPeople() -> "new_person";
    };
  }

  private static int subject(CapTarget target) {
    return switch (target) {
      case CapTarget.WholeContract(), CapTarget.NewPeople() -> 0;
      case CapTarget.OfGroup(int group) -> group;
      case CapTarget.OfPerson(PersonId person) -> person.value();
    };
  }
}
