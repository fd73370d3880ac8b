package cloudcredits.demo;

import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** The mark that the demo data leave. */
final class DemoRepository {

  DemoService.State state(Handle handle) {
    return handle
        .createQuery(
            """
            select case when finished_at is null then 'begun' else 'there' end from demo_data
            union all
            select 'not_wanted' where not exists (select from demo_data) and exists (select from person)
            """)
        .mapTo(DemoService.State.class)
        .findOne()
        .orElse(DemoService.State.EMPTY);
  }

  void begin(Handle handle, Instant now) {
    handle.execute("insert into demo_data (begun_at) values (?)", now);
  }

  void finish(Handle handle, Instant now) {
    handle.execute("update demo_data set finished_at = ?", now);
  }
}
