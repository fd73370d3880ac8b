package cloudcredits.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Transactions that take as long as they take: a check of a large ledger needs minutes, where a
 * page that takes half of one has gone wrong and is cut off.
 */
public final class LongWork {

  private LongWork() {}

  /** Reads one snapshot. */
  public static <R> R read(Jdbi jdbi, Function<Handle, R> reading) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ, handle -> patiently(handle, reading));
  }

  /** Writes, seeing what others have committed by each statement. */
  public static <R> R write(Jdbi jdbi, Function<Handle, R> writing) {
    return jdbi.inTransaction(handle -> patiently(handle, writing));
  }

  private static <R> R patiently(Handle handle, Function<Handle, R> work) {
    Connection connection = handle.getConnection();
    int usual = patience(connection);
    setPatience(connection, 0);
    try {
      handle.execute("set local statement_timeout = 0");
      return work.apply(handle);
    } finally {
      setPatience(connection, usual);
    }
  }

  private static int patience(Connection connection) {
    try {
      return connection.getNetworkTimeout();
    } catch (SQLException e) {
      throw new DatabaseUnavailable("The connection is gone: " + Owner.sentence(e), e);
    }
  }

  private static void setPatience(Connection connection, int millis) {
    try {
      connection.setNetworkTimeout(Runnable::run, millis);
    } catch (SQLException e) {
      throw new DatabaseUnavailable("The connection is gone: " + Owner.sentence(e), e);
    }
  }
}
