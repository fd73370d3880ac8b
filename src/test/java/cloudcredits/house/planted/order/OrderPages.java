package cloudcredits.house.planted.order;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** Breaks: Jdbi only in repositories and services; SQL only in repositories. */
final class OrderPages {

  record Row(Handle handle) {}

  List<Integer> orders(Handle handle) {
    return handle
        .createQuery(
            """
            select id
            from purchase
            """
                .strip())
        .mapTo(Integer.class)
        .list();
  }
}
