package cloudcredits.web;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Semaphore;

/**
 * Sends files while they are written, only a few at a time: each keeps a connection to the database
 * waiting for its reader.
 */
public final class Downloads {

  /** What kind of file it is, for the browser. */
  public enum Kind {
    CSV("text/csv; charset=utf-8"),
    PDF("application/pdf"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String type;

    Kind(String type) {
      this.type = type;
    }
  }

  /** Writes the whole file. */
  public interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private final Semaphore turns;

  /**
   * @param most how many at a time
   */
  public Downloads(int most) {
    this.turns = new Semaphore(most);
  }

  /**
   * Answers with a file. When its writing fails after a part of it is gone, {@link Errors} breaks
   * the connection off, so that no half file passes for a whole one.
   *
   * @param name of the file: letters, digits, dots and hyphens
   * @throws Refusal when too many are on their way
   */
  public void send(Context ctx, Kind kind, String name, Writing writing) throws IOException {
    if (!turns.tryAcquire()) {
      ctx.header("Retry-After", "20");
      throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE, Messages.text("error.downloads"));
    }
    try {
      if (kind != Kind.CSV) {
        ctx.disableCompression();
      }
      ctx.contentType(kind.type)
          .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
          .header("Cache-Control", "no-store");
      writing.to(ctx.outputStream());
    } finally {
      turns.release();
    }
  }
}
