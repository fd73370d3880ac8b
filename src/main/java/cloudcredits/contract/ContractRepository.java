package cloudcredits.contract;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Terms;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Contracts, their terms and who somebody is on them, in one transaction. */
final class ContractRepository {

  static final String COLUMNS =
      """
      select c.id, c.number, u.name as customer, c.kind, c.time_zone, c.currency, c.credit_limit,
             c.cancelled_at, t.starts_on, t.renewal_on, r.role,
             exists (select from seat s where s.contract_id = c.id and s.person_id = :person)
               as seated,
             exists (select from contract_reseller l join person p using (reseller_id)
                      where l.contract_id = c.id and p.id = :person) as reseller
      """;

  static final String TABLES =
      """
        from contract c
        join customer u on u.id = c.customer_id
        join contract_term t on t.contract_id = c.id
        left join contract_role r on r.contract_id = c.id and r.person_id = :person
      """;

  static final String ORDER = " order by lower(u.name), c.number, t.starts_on";

  /** The contracts on which a person has, or had, a part. */
  static final String OF_PERSON =
      """
      (select contract_id from contract_role where person_id = :person
        union select contract_id from seat where person_id = :person
        union select l.contract_id from contract_reseller l join person p using (reseller_id)
               where p.id = :person)
      """;

  private static final String MATCHING =
      """
      (position(lower(:text) in lower(u.name)) > 0 or position(upper(:text) in c.number) > 0)
      """;

  private static final String LEFT =
      """
      select g.contract_id, sum(b.available) as credits
        from credit_grant g
        join grant_balance b on b.contract_id = g.contract_id and b.grant_id = g.id
       where g.contract_id = any(:contracts) and (g.expires_at is null or g.expires_at > :now)
      """;

  private final Handle handle;

  ContractRepository(Handle handle) {
    this.handle = handle;
  }

  /** The contract, and what the person is on it: maybe nothing. */
  Optional<ContractRow.Found> find(String number, PersonId person) {
    return found(
            query(COLUMNS + TABLES + "where c.number = :number" + ORDER)
                .bind("number", number)
                .bind("person", person))
        .stream()
        .findFirst();
  }

  Optional<Contract> find(String number) {
    return one(query(COLUMNS + TABLES + "where c.number = :key" + ORDER).bind("key", number));
  }

  Optional<Contract> find(ContractId id) {
    return one(query(COLUMNS + TABLES + "where c.id = :key" + ORDER).bind("key", id));
  }

  /** The contracts of a person, by customer and number. */
  List<ContractRow.Found> ofPerson(PersonId person, int limit, long offset) {
    String page =
        "where c.id in (select c.id from contract c join customer u on u.id = c.customer_id"
            + " where c.id in "
            + OF_PERSON
            + " order by lower(u.name), c.number limit :limit offset :offset)";
    return found(
        query(COLUMNS + TABLES + page + ORDER)
            .bind("person", person)
            .bind("limit", limit)
            .bind("offset", offset));
  }

  int countOfPerson(PersonId person) {
    return query("select count(*) from " + OF_PERSON + " mine")
        .bind("person", person)
        .mapTo(int.class)
        .one();
  }

  /** Contracts whose number or customer contains the text, by customer and number. */
  List<Contract> matching(String text, int limit, long offset) {
    String page =
        "where c.id in (select c.id from contract c join customer u on u.id = c.customer_id where "
            + MATCHING
            + " order by lower(u.name), c.number limit :limit offset :offset)";
    return contracts(
        query(COLUMNS + TABLES + page + ORDER)
            .bind("text", text)
            .bind("limit", limit)
            .bind("offset", offset));
  }

  int countMatching(String text) {
    return query(
            "select count(*) from contract c join customer u on u.id = c.customer_id where "
                + MATCHING)
        .bind("text", text)
        .mapTo(int.class)
        .one();
  }

  /** Shared credits that can be spent now, of the contracts that have any. */
  Map<ContractId, Credits> sharedLeft(Collection<ContractId> contracts, Instant now) {
    return left(query(LEFT + "and g.kind = 'shared' group by g.contract_id"), contracts, now);
  }

  /** A person's own individual credits on these contracts. */
  Map<ContractId, Credits> ownLeft(PersonId person, Collection<ContractId> contracts, Instant now) {
    Query query = query(LEFT + "and g.holder_id = :person group by g.contract_id");
    return left(query.bind("person", person), contracts, now);
  }

  private static Map<ContractId, Credits> left(
      Query query, Collection<ContractId> contracts, Instant now) {
    return query
        .bindArray("contracts", ContractId.class, contracts)
        .bind("now", now)
        .map(
            row ->
                Map.entry(
                    row.getColumn("contract_id", ContractId.class),
                    row.getColumn("credits", Credits.class)))
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Empty when another contract has the number. */
  Optional<ContractId> add(NewContract contract, Instant now) {
    return handle
        .createQuery(
            """
            insert into contract
              (number, customer_id, kind, time_zone, currency, credit_limit, created_at)
            values (:number, :customer, :kind, :zone, :currency, :limit, :now)
            on conflict (number) do nothing returning id
            """)
        .bind("number", contract.number())
        .bind("customer", contract.customer())
        .bind("kind", contract.kind())
        .bind("zone", contract.zone().getId())
        .bind("currency", contract.creditLimit().currency().getCurrencyCode())
        .bind("limit", contract.creditLimit().amount())
        .bind("now", now)
        .mapTo(ContractId.class)
        .findOne();
  }

  void addTerm(ContractId contract, Terms.Term term, Instant now) {
    handle.execute(
        "insert into contract_term (contract_id, starts_on, renewal_on, recorded_at)"
            + " values (?, ?, ?, ?)",
        contract,
        term.startsOn(),
        term.renewalOn(),
        now);
  }

  void cancel(ContractId contract, Instant now) {
    handle.execute("update contract set cancelled_at = ? where id = ?", now, contract);
  }

  void setCreditLimit(ContractId contract, BigDecimal limit) {
    handle.execute("update contract set credit_limit = ? where id = ?", limit, contract);
  }

  private Query query(String sql) {
    return handle.createQuery(sql);
  }

  private static Optional<Contract> one(Query query) {
    return contracts(query).stream().findFirst();
  }

  private static List<Contract> contracts(Query query) {
    return found(query.bindNull("person", Types.INTEGER)).stream()
        .map(ContractRow.Found::contract)
        .toList();
  }

  private static List<ContractRow.Found> found(Query query) {
    return ContractRow.contracts(query.mapTo(ContractRow.class).stream());
  }
}
