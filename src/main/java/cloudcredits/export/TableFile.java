package cloudcredits.export;

import java.io.IOException;
import java.util.List;

/**
 * A file that is written row by row, in the order of its columns. Closing finishes it; one that is
 * not closed is no whole file.
 */
interface TableFile extends AutoCloseable {

  /**
   * @throws java.io.UncheckedIOException when it can't be written
   */
  void row(List<Cell> cells);

  @Override
  void close() throws IOException;
}
