package cloudcredits.db;

import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * How one of our types is kept in a column: as an argument, as a result and as an array's element.
 * Null is SQL's null both ways.
 *
 * @param <T> our type
 * @param <C> what the driver reads and writes for it
 * @param arrayName PostgreSQL's name of the column's type
 * @param sqlType its number in {@link java.sql.Types}
 */
record ColumnType<T, C>(
    Class<T> type,
    String arrayName,
    int sqlType,
    Reader<C> reader,
    Function<T, C> toColumn,
    Function<C, T> fromColumn)
    implements ArgumentFactory.Preparable {

  /** Reads a column, null when it is. */
  @FunctionalInterface
  interface Reader<C> {
    C read(ResultSet row, int column) throws SQLException;
  }

  void register(Jdbi jdbi) {
    jdbi.registerArgument(this);
    jdbi.registerColumnMapper(type, (row, column, context) -> read(row, column));
    jdbi.registerArrayType(type, arrayName, toColumn::apply);
  }

  private T read(ResultSet row, int column) throws SQLException {
    C value = reader.read(row, column);
    return value == null ? null : fromColumn.apply(value);
  }

  @Override
  public Optional<Function<Object, Argument>> prepare(Type wanted, ConfigRegistry config) {
    return type.equals(wanted) ? Optional.of(this::argument) : Optional.empty();
  }

  private Argument argument(Object value) {
    if (value == null) {
      return (position, statement, context) -> statement.setNull(position, sqlType);
    }
    C column = toColumn.apply(type.cast(value));
    return (position, statement, context) -> statement.setObject(position, column, sqlType);
  }
}
