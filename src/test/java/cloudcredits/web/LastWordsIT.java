package cloudcredits.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.javalin.config.RoutesConfig;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** Where even the error page fails, there is one constant sentence and one line in the log. */
class LastWordsIT {

  private static final Logger ALL =
      (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private TestPortal portal;

  /** As when a class that every page needs is not there. */
  private static final class NoClock extends Clock {

    @Override
    public Instant instant() {
      throw new NoClassDefFoundError("planted");
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void start() {
    portal = TestPortal.start(new NoClock(), LastWordsIT::routes);
    log.start();
    ALL.addAppender(log);
  }

  private static void routes(RoutesConfig routes, TestPortal portal) {
    routes.get(
        "/bug",
        _ -> {
          throw new IllegalStateException("secret inside");
        },
        Access.ANYONE);
    routes.get(
        "/error",
        _ -> {
          throw new NoClassDefFoundError("planted");
        },
        Access.ANYONE);
    routes.get(
        "/refusal",
        _ -> {
          throw Refusal.notFound();
        },
        Access.ANYONE);
  }

  @AfterEach
  void stop() {
    ALL.detachAppender(log);
    portal.close();
  }

  @ParameterizedTest
  @CsvSource({"/bug", "/error", "/refusal", "/nowhere"})
  void oneSentenceAndOneLine(String path) {
    HttpResponse<String> answer = portal.get(path);
    assertEquals(500, answer.statusCode());
    assertEquals("Something went wrong on our side. Nothing you did caused it.\n", answer.body());
    assertTrue(answer.headers().firstValue("Content-Security-Policy").isPresent());
    assertEquals(1, log.list.size(), () -> log.list.toString());
  }
}
