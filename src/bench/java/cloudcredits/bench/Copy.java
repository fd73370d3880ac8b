package cloudcredits.bench;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Loads rows of one table by COPY, on a connection and a thread of its own; rows are written by one
 * other thread.
 */
final class Copy {

  private static final int CHUNK = 1 << 18;
  private static final int WAITING = 16;
  private static final byte[] END = new byte[0];

  private final StringBuilder text = new StringBuilder(2 * CHUNK);
  private final BlockingQueue<byte[]> chunks = new ArrayBlockingQueue<>(WAITING);
  private final CompletableFuture<Long> rows;

  /**
   * @param columns in the order in which rows give them
   */
  Copy(DataSource database, String table, String columns) {
    String sql = "copy " + table + " (" + columns + ") from stdin";
    rows = new CompletableFuture<>();
    Thread.ofPlatform().name("copy " + table).start(() -> load(database, sql));
  }

  /** A row; null is the database's, and no text may hold a tab, a line feed or a backslash. */
  void row(Object... values) throws InterruptedException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        text.append('\t');
      }
      if (values[i] == null) {
        text.append("\\N");
      } else {
        text.append(values[i]);
      }
    }
    text.append('\n');
    if (text.length() > CHUNK) {
      send();
    }
  }

  private void send() throws InterruptedException {
    if (rows.isCompletedExceptionally()) {
      rows.join();
    }
    chunks.put(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }

  private void load(DataSource database, String sql) {
    try (Connection connection = database.getConnection()) {
      connection.setNetworkTimeout(Runnable::run, 0);
      try (var statement = connection.createStatement()) {
        statement.execute("set statement_timeout = 0");
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        for (byte[] chunk = chunks.take(); chunk != END; chunk = chunks.take()) {
          copy.writeToCopy(chunk, 0, chunk.length);
        }
        rows.complete(copy.endCopy());
        statement.execute("set statement_timeout = '30s'");
      }
    } catch (Exception e) {
      rows.completeExceptionally(e);
      chunks.clear();
    }
  }

  /** Waits until all rows are there. */
  void finish() throws InterruptedException {
    send();
    chunks.put(END);
    rows.join();
  }
}
