package cloudcredits.catalogue;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Services, their variables and their rates, in the database. */
final class CatalogueRepository {

  private CatalogueRepository() {}

  /** All services, in the order of the chart. */
  static List<Service> services(Handle handle) {
    Map<String, List<Variable>> variables = variables(handle);
    Map<String, List<Rate>> rates = rates(handle);
    return handle
        .createQuery(
            """
            select key, name, product, included_in_plan, usage_based, self_priced
            from service
            order by position
            """)
        .map(
            (row, context) ->
                new Service(
                    row.getString("key"),
                    row.getString("name"),
                    row.getString("product"),
                    row.getBoolean("included_in_plan"),
                    row.getBoolean("usage_based"),
                    row.getBoolean("self_priced"),
                    variables.getOrDefault(row.getString("key"), List.of()),
                    rates.getOrDefault(row.getString("key"), List.of())))
        .list();
  }

  private static Map<String, List<Variable>> variables(Handle handle) {
    return byService(
        handle
            .createQuery(
                """
                select service_key, name, label, unit, type, minimum, maximum, choices
                from service_variable
                order by service_key, position
                """)
            .map((row, context) -> Map.entry(row.getString("service_key"), variable(row)))
            .list());
  }

  private static Variable variable(ResultSet row) throws SQLException {
    String type = row.getString("type");
    return switch (type) {
      case "integer" -> number(row, 0);
      case "decimal" -> number(row, Variable.Number.DECIMAL_PLACES);
      case "choice" ->
          new Variable.Choice(
              row.getString("name"),
              row.getString("label"),
              List.of((String[]) row.getArray("choices").getArray()));
      default -> throw new IllegalStateException("unknown type of variable: " + type);
    };
  }

  private static Variable number(ResultSet row, int places) throws SQLException {
    BigDecimal minimum = row.getBigDecimal("minimum");
    BigDecimal maximum = row.getBigDecimal("maximum");
    return new Variable.Number(
        row.getString("name"),
        row.getString("label"),
        row.getString("unit"),
        minimum,
        maximum,
        places);
  }

  private static Map<String, List<Rate>> rates(Handle handle) {
    return byService(
        handle
            .createQuery(
                """
                select service_key, version, valid_from, expression, words
                from rate
                order by service_key, version
                """)
            .map((row, context) -> Map.entry(row.getString("service_key"), rate(row)))
            .list());
  }

  private static Rate rate(ResultSet row) throws SQLException {
    return new Rate(
        row.getInt("version"),
        row.getObject("valid_from", OffsetDateTime.class).toInstant(),
        RateExpression.of(row.getString("expression")),
        row.getString("words"));
  }

  private static <T> Map<String, List<T>> byService(List<Map.Entry<String, T>> rows) {
    return rows.stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
  }

  /**
   * Adds a version.
   *
   * @return whether it was added: not, when another one has taken its number or its start
   */
  static boolean addRate(Handle handle, String serviceKey, Rate rate, Instant now) {
    return handle
            .createUpdate(
                """
                insert into rate (service_key, version, valid_from, expression, words, created_at)
                values (:serviceKey, :version, :validFrom, :expression, :words, :now)
                on conflict do nothing
                """)
            .bind("serviceKey", serviceKey)
            .bind("version", rate.version())
            .bind("validFrom", rate.validFrom().atOffset(ZoneOffset.UTC))
            .bind("expression", rate.expression().toString())
            .bind("words", rate.words())
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .execute()
        == 1;
  }
}
