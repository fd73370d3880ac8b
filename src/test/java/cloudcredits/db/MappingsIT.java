package cloudcredits.db;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.generic.GenericType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class MappingsIT {

  private static TestDatabase database;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  enum Kind {
    INDIVIDUAL,
    BOUGHT_SHARED {
      @Override
      boolean shared() {
        return true;
      }
    };

    boolean shared() {
      return false;
    }
  }

  @Test
  void everyTypeComesBackAsItWent() {
    there(new ContractId(7), ContractId.class, "integer");
    there(new PersonId(8), PersonId.class, "integer");
    there(new GrantId(9), GrantId.class, "integer");
    there(new JobId(UUID.randomUUID()), JobId.class, "uuid");
    there(new Credits(-829), Credits.class, "numeric(14,2)");
    there(Instant.parse("2027-12-31T23:59:59.123456Z"), Instant.class, "timestamptz");
    there(LocalDate.parse("2028-02-29"), LocalDate.class, "date");
    there(Kind.INDIVIDUAL, Kind.class, "text");
    there(Kind.BOUGHT_SHARED, Kind.class, "text");
  }

  private static <T> void there(T value, Class<T> type, String column) {
    assertEquals(
        value,
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT CAST(:value AS " + column + ")")
                        .bind("value", value)
                        .mapTo(type)
                        .one()));
  }

  @Test
  void everyTypeGoesAsAnArray() {
    elements(List.of(new ContractId(7), new ContractId(8)), ContractId.class, "integer");
    elements(List.of(new PersonId(8), new PersonId(9)), PersonId.class, "integer");
    elements(List.of(new GrantId(9), new GrantId(1)), GrantId.class, "integer");
    elements(List.of(new JobId(UUID.randomUUID())), JobId.class, "uuid");
    elements(List.of(new Credits(-829), Credits.of(30)), Credits.class, "numeric");
    elements(List.of(Instant.parse("2027-12-31T23:59:59.5Z")), Instant.class, "timestamptz");
    elements(List.of(LocalDate.parse("2028-02-29")), LocalDate.class, "date");
    elements(List.of(Kind.INDIVIDUAL, Kind.BOUGHT_SHARED), Kind.class, "text");
  }

  private static <T> void elements(List<T> values, Class<T> type, String column) {
    assertEquals(
        values,
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("SELECT * FROM unnest(CAST(:values AS " + column + "[]))")
                        .bindArray("values", type, values)
                        .mapTo(type)
                        .list()));
  }

  /** A row with each of them, some absent, and a list. */
  public record Row(
      PersonId personId,
      Kind kind,
      Credits credits,
      Optional<Credits> cap,
      Optional<Instant> endedAt,
      Optional<Kind> wanted,
      List<GrantId> grantIds) {}

  @Test
  void recordsMapByNameAndNullsBecomeEmpty() {
    Row row =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT 8 AS person_id, 'bought_shared' AS kind, 8.29 AS credits,
                                CAST(NULL AS numeric) AS cap, CAST(NULL AS timestamptz) AS ended_at,
                                CAST(NULL AS text) AS wanted, ARRAY[1, 2] AS grant_ids
                            """)
                        .mapTo(Row.class)
                        .one());
    assertEquals(
        new Row(
            new PersonId(8),
            Kind.BOUGHT_SHARED,
            new Credits(829),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(new GrantId(1), new GrantId(2))),
        row);
  }

  @Test
  void absentValuesAreBoundAsNull() {
    int nulls =
        database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            SELECT num_nulls(CAST(:cap AS numeric), CAST(:kind AS text),
                                CAST(:ended AS timestamptz), CAST(:job AS uuid))
                            """)
                        .bindByType("cap", null, Credits.class)
                        .bindByType("kind", Optional.empty(), new GenericType<Optional<Kind>>() {})
                        .bindByType(
                            "ended", Optional.empty(), new GenericType<Optional<Instant>>() {})
                        .bindByType("job", null, JobId.class)
                        .mapTo(Integer.class)
                        .one());
    assertEquals(4, nulls);
  }
}
