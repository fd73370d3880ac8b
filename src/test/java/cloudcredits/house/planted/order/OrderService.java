package cloudcredits.house.planted.order;

import io.javalin.http.Context;
import org.jdbi.v3.core.Handle;

/** Breaks: Javalin only in pages and APIs. What it nests may use Jdbi as it may itself. */
public final class OrderService {

  record Work(Handle handle) {}

  String answer(Context context) {
    return context.path();
  }
}
