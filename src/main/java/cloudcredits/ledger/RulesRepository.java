package cloudcredits.ledger;

import cloudcredits.credit.Cap;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Rules;
import cloudcredits.credit.Rules.ChargeCodes;
import cloudcredits.credit.Rules.Seat;
import cloudcredits.credit.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Reads what a contract says about who may spend. Whoever changes these rows goes through the
 * ledger.
 */
final class RulesRepository {

  Rules load(Handle handle, ContractId contract) {
    return new Rules(
        terms(handle, contract),
        seats(handle, contract),
        groups(handle, contract),
        caps(handle, contract),
        chargeCodes(handle, contract));
  }

  private static Terms terms(Handle handle, ContractId contract) {
    List<Terms.Term> terms =
        query(
                handle,
                contract,
                """
                select starts_on, renewal_on from contract_term
                 where contract_id = :contract order by starts_on
                """)
            .map(
                row ->
                    new Terms.Term(
                        row.getColumn("starts_on", LocalDate.class),
                        row.getColumn("renewal_on", LocalDate.class)))
            .list();
    return query(
            handle, contract, "select time_zone, cancelled_at from contract where id = :contract")
        .map(
            row ->
                new Terms(
                    ZoneId.of(row.getColumn("time_zone", String.class)),
                    terms,
                    Optional.ofNullable(row.getColumn("cancelled_at", Instant.class))))
        .one();
  }

  /** Of several seats of a person, a permitted one counts; of those, the lowest licence. */
  private static Map<PersonId, Seat> seats(Handle handle, ContractId contract) {
    var seats = new HashMap<PersonId, Seat>();
    query(
            handle,
            contract,
            """
            select distinct on (person_id) person_id, licence_id, permitted from seat
             where contract_id = :contract and unseated_at is null
             order by person_id, permitted desc, licence_id
            """)
        .map(
            row ->
                Map.entry(
                    row.getColumn("person_id", PersonId.class),
                    new Seat(
                        row.getColumn("licence_id", Integer.class),
                        row.getColumn("permitted", Boolean.class))))
        .forEach(seat -> seats.put(seat.getKey(), seat.getValue()));
    return seats;
  }

  private static Map<PersonId, Integer> groups(Handle handle, ContractId contract) {
    var groups = new HashMap<PersonId, Integer>();
    query(
            handle,
            contract,
            "select person_id, group_id from group_member where contract_id = :contract")
        .map(
            row ->
                Map.entry(
                    row.getColumn("person_id", PersonId.class),
                    row.getColumn("group_id", Integer.class)))
        .forEach(member -> groups.put(member.getKey(), member.getValue()));
    return groups;
  }

  private static List<Cap> caps(Handle handle, ContractId contract) {
    return query(
            handle,
            contract,
            """
            select scope, subject, period, credits from cap
             where contract_id = :contract and scope <> 'new_person'
            """)
        .map(
            row ->
                new Cap(
                    row.getColumn("scope", Cap.Scope.class),
                    row.getColumn("subject", Integer.class),
                    row.getColumn("period", Cap.Period.class),
                    row.getColumn("credits", Credits.class)))
        .list();
  }

  private static ChargeCodes chargeCodes(Handle handle, ContractId contract) {
    Set<String> list =
        query(
                handle,
                contract,
                "select code from charge_code where contract_id = :contract and open")
            .mapTo(String.class)
            .stream()
            .collect(Collectors.toUnmodifiableSet());
    return query(
            handle,
            contract,
            "select charge_codes, codes_listed from contract where id = :contract")
        .map(
            row ->
                new ChargeCodes(
                    row.getColumn("charge_codes", Rules.Codes.class),
                    row.getColumn("codes_listed", Boolean.class),
                    list))
        .one();
  }

  private static Query query(Handle handle, ContractId contract, String sql) {
    return handle.createQuery(sql).bind("contract", contract);
  }
}
