package cloudcredits;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started so far; closes it once, the latest first. */
final class Running implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private boolean closed;

  /** Keeps a part that has started; closes it at once when the end came while it was starting. */
  synchronized <T extends AutoCloseable> T add(T part) {
    if (closed) {
      close(part);
    } else {
      parts.push(part);
    }
    return part;
  }

  @Override
  public synchronized void close() {
    closed = true;
    while (!parts.isEmpty()) {
      close(parts.pop());
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      LOG.error("{} did not end in order", part.getClass().getSimpleName(), e);
    }
  }
}
