package cloudcredits.metering;

import static cloudcredits.metering.ApiClient.job;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cloudcredits.metering.ApiClient.Got;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the database refuses for good is not told as if asking again would help. */
class NotPostedIT extends ApiCase {

  @BeforeEach
  void plant() {
    server.fixture.seat(server.c, ana);
    server
        .database
        .owner()
        .useHandle(
            handle ->
                handle.execute(
                    "alter table job add constraint planted check (charge_code <> 'P')"));
  }

  @Test
  void nothingIsDoneAndTheLogHasTheReference() {
    Logger log = (Logger) LoggerFactory.getLogger(MeteringService.class);
    var lines = new ListAppender<ILoggingEvent>();
    lines.start();
    log.addAppender(lines);

    Got refused = api.post("charges", "k-1", bad()).is("500 not-posted");
    assertEquals("", refused.retryAfter());
    assertEquals(200, api.pageOf(refused));
    assertEquals(1, lines.list.size());
    assertTrue(lines.list.getFirst().getFormattedMessage().contains(refused.at("reference")));
    log.detachAppender(lines);
    assertEquals("100.00 individual, 0.00 shared", balance());

    server
        .database
        .owner()
        .useHandle(handle -> handle.execute("alter table job drop constraint planted"));
    api.post("charges", "k-1", bad()).is(201);
    assertEquals("90.00 individual, 0.00 shared", balance());
  }

  @Test
  void itStandsAloneInABatchAndAmongEvents() {
    Got batch =
        api.post(
                "batch",
                """
                {"operations": [{"key": "a", "path": "charges", "body": %s},
                                {"key": "b", "path": "charges", "body": %s},
                                {"key": "c", "path": "charges", "body": %s}]}
                """
                    .formatted(job("ana", 1), bad(), job("ana", 2)))
            .is(200);
    assertEquals(
        "201 500 201",
        IntStream.range(0, 3)
            .mapToObj(i -> batch.at("answers/" + i + "/status"))
            .collect(Collectors.joining(" ")));
    String event =
        """
        {"specversion": "1.0", "type": "cloudcredits.job.finished", "source": "/farm", "id": "1",
         "data": %s}
        """
            .formatted(bad());
    Got events = api.post("events", "k", "application/cloudevents+json", event.getBytes()).is(200);
    assertEquals("500", events.at("results/0/status"));
    assertEquals("97.00 individual, 0.00 shared", balance());
  }

  private static String bad() {
    return job("ana", 10, ", \"charge_code\": \"P\"");
  }
}
