package cloudcredits.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Several statements, each over many rows, sent in one round trip. Rows travel as arrays, one a
 * column, for {@code unnest} to put together again; the texts stay the same whatever the number of
 * rows, so that the server prepares each once.
 */
public final class SqlBatch {

  private record Parameter(String arrayOf, Object value) {}

  private final List<String> statements = new ArrayList<>();
  private final List<Parameter> parameters = new ArrayList<>();

  /** A statement over these rows; left out when there are none. */
  public <T> Rows<T> rows(String sql, Collection<T> rows) {
    if (!rows.isEmpty()) {
      statements.add(sql);
    }
    return new Rows<>(List.copyOf(rows));
  }

  /**
   * Sends all statements, in their order, and the COMMIT with them: the round trip for it is saved.
   * The server skips it when a statement fails. Nothing may follow in the transaction.
   */
  public void runAndCommit(Handle handle) {
    if (!statements.isEmpty()) {
      statements.add("commit");
      run(handle);
    }
  }

  /** Sends all statements, in their order. */
  public void run(Handle handle) {
    if (statements.isEmpty()) {
      return;
    }
    Connection connection = handle.getConnection();
    try (PreparedStatement prepared = connection.prepareStatement(String.join(";", statements))) {
      for (int i = 0; i < parameters.size(); i++) {
        prepared.setObject(i + 1, toSql(connection, parameters.get(i)));
      }
      prepared.execute();
    } catch (SQLException e) {
      throw new UnableToExecuteStatementException(e, null);
    }
  }

  private static Object toSql(Connection connection, Parameter parameter) throws SQLException {
    return parameter.arrayOf() == null
        ? parameter.value()
        : connection.createArrayOf(parameter.arrayOf(), array(parameter));
  }

  /** The driver wants byte arrays in an array of their own type. */
  private static Object[] array(Parameter parameter) {
    Object[] values = (Object[]) parameter.value();
    return parameter.arrayOf().equals("bytea")
        ? Arrays.copyOf(values, values.length, byte[][].class)
        : values;
  }

  /** The parameters of one statement, given in the order of its question marks. */
  public final class Rows<T> {

    private final List<T> rows;

    private Rows(List<T> rows) {
      this.rows = rows;
    }

    /** One array: this column of every row. */
    public Rows<T> column(String type, Function<T, ?> value) {
      if (!rows.isEmpty()) {
        parameters.add(new Parameter(type, rows.stream().map(value).toArray()));
      }
      return this;
    }

    /** One value for the whole statement. */
    public Rows<T> value(Object value) {
      if (!rows.isEmpty()) {
        parameters.add(new Parameter(null, value));
      }
      return this;
    }
  }
}
