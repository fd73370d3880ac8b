package cloudcredits.db;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/** Teaches Jdbi the kernel's types, so that no repository converts by hand. */
final class Mappings {

  private static final List<ColumnType<?, ?>> TYPES =
      List.of(
          integer(ContractId.class, ContractId::value, ContractId::new),
          integer(PersonId.class, PersonId::value, PersonId::new),
          integer(GrantId.class, GrantId::value, GrantId::new),
          new ColumnType<>(
              JobId.class,
              "uuid",
              Types.OTHER,
              (row, column) -> row.getObject(column, UUID.class),
              JobId::value,
              JobId::new),
          new ColumnType<>(
              Credits.class,
              "numeric",
              Types.NUMERIC,
              ResultSet::getBigDecimal,
              Credits::toDecimal,
              (BigDecimal decimal) -> Credits.of(decimal)),
          new ColumnType<>(
              Instant.class,
              "timestamptz",
              Types.TIMESTAMP_WITH_TIMEZONE,
              (row, column) -> row.getObject(column, OffsetDateTime.class),
              instant -> instant.atOffset(ZoneOffset.UTC),
              OffsetDateTime::toInstant),
          new ColumnType<>(
              LocalDate.class,
              "date",
              Types.DATE,
              (row, column) -> row.getObject(column, LocalDate.class),
              Function.identity(),
              Function.identity()));

  private Mappings() {}

  static Jdbi configure(Jdbi jdbi) {
    jdbi.installPlugin(new PostgresPlugin());
    jdbi.registerRowMapper(new RecordRows());
    TYPES.forEach(type -> type.register(jdbi));
    new EnumType().register(jdbi);
    return jdbi;
  }

  private static <T> ColumnType<T, Integer> integer(
      Class<T> type, Function<T, Integer> toColumn, Function<Integer, T> fromColumn) {
    return new ColumnType<>(
        type,
        "int4",
        Types.INTEGER,
        (row, column) -> row.getObject(column, Integer.class),
        toColumn,
        fromColumn);
  }
}
