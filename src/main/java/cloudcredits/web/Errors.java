package cloudcredits.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.validation.ValidationException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.function.Predicate;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every error: a page in words, or a {@link Problem} under {@code /api/}. What went wrong
 * inside stays in the log, under a reference that the answer names.
 */
final class Errors {

  private static final Logger LOG = LoggerFactory.getLogger(Errors.class);
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long PATIENCE = 8 * RequestCheck.LARGEST_BODY;
  private static final String AVAILABLE = "available";

  /** For when nothing can be relied on, not even that a class is there. */
  private static final byte[] LAST_WORDS =
      "Something went wrong on our side. Nothing you did caused it.\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final View view;
  private final Predicate<Exception> passing;

  /**
   * @param passing whether an exception means that something is down for the moment, such as the
   *     database
   */
  Errors(View view, Predicate<Exception> passing) {
    this.view = view;
    this.passing = passing;
  }

  static boolean isApi(Context ctx) {
    return ctx.path().startsWith("/api/");
  }

  void install(JavalinConfig config) {
    config.router.javaLangErrorHandler(this::fatal);
    RoutesConfig routes = config.routes;
    routes.exception(Exception.class, this::unexpected);
    routes.exception(HttpResponseException.class, this::status);
    routes.exception(ValidationException.class, (_, ctx) -> answer(ctx, ErrorPage.of(400)));
    routes.exception(StreamReadException.class, this::json);
    routes.exception(JsonMappingException.class, this::json);
    routes.exception(InvalidDefinitionException.class, this::broken);
  }

  private void status(HttpResponseException refused, Context ctx) {
    ErrorPage page = ErrorPage.of(refused.getStatus());
    refused.getDetails().forEach((name, value) -> allow(ctx, name, value));
    if (refused.getStatus() == HttpStatus.UNAUTHORIZED.getCode()) {
      ctx.header("WWW-Authenticate", "Bearer");
    }
    answer(ctx, refused instanceof Refusal ? page.saying(refused.getMessage()) : page);
  }

  private static void allow(Context ctx, String name, String methods) {
    if (name.toLowerCase(Locale.ROOT).startsWith(AVAILABLE)) {
      ctx.header("Allow", methods.contains("GET") ? methods + ", HEAD" : methods);
    }
  }

  private void json(JacksonException unreadable, Context ctx) {
    var at = unreadable.getLocation();
    String where =
        at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    answer(ctx, ErrorPage.of(400).saying(Messages.text("error.json", where)));
  }

  private void unexpected(Exception failure, Context ctx) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpException refused) {
        ctx.header(
            "Connection", "close"); // the server gives a connection up on which it lost its place
        answer(ctx, ErrorPage.of(refused.getCode()));
        return;
      }
    }
    broken(failure, ctx);
  }

  private void broken(Exception failure, Context ctx) {
    String reference = reference();
    if (ctx.res().isCommitted()) {
      breakOff(failure, ctx, reference);
      return;
    }
    boolean soon = passing.test(failure);
    if (soon) {
      ctx.header("Retry-After", "5");
    }
    try {
      write(ctx, ErrorPage.of(soon ? 503 : 500).referringTo(reference));
    } catch (RuntimeException | Error further) {
      failure.addSuppressed(further);
      lastWords(ctx.res());
    }
    LOG.error("{} {} failed, reference {}", ctx.method(), ctx.path(), reference, failure);
  }

  /** Half a file is gone already; it must not pass for a whole one. */
  private static void breakOff(Exception failure, Context ctx, String reference) {
    if (isFromTheReader(failure)) {
      LOG.info("{} {}: its reader went away", ctx.method(), ctx.path());
    } else {
      LOG.error("{} {} broke off, reference {}", ctx.method(), ctx.path(), reference, failure);
    }
    ServletContextRequest.getServletContextRequest(ctx.req()).getServletChannel().abort(failure);
  }

  private static boolean isFromTheReader(Throwable failure) {
    return failure != null
        && (failure instanceof EofException || isFromTheReader(failure.getCause()));
  }

  /**
   * Something as bad as no memory left: one line in the log, and the least that can be said. It
   * throws nothing itself, for Javalin would hand that back here, again and again.
   */
  private void fatal(HttpServletResponse response, Error failure) {
    try {
      LOG.error("A request failed", failure);
      lastWords(response);
    } catch (Throwable further) {
      failure.addSuppressed(further);
    }
  }

  private static void lastWords(HttpServletResponse response) {
    if (response.isCommitted()) {
      return;
    }
    response.setStatus(500);
    response.setContentType("text/plain; charset=utf-8");
    try {
      response.getOutputStream().write(LAST_WORDS);
    } catch (IOException | IllegalStateException gone) {
      // nobody waits for the answer any more
    }
  }

  /** Or else a browser that is still sending may never see the answer. */
  private static void readToTheEnd(Context ctx) {
    try {
      ctx.req().getInputStream().skipNBytes(PATIENCE);
    } catch (EOFException end) {
      return;
    } catch (IOException broken) {
      LOG.debug("A body that was refused broke off", broken);
    }
    ctx.header("Connection", "close");
  }

  private static String reference() {
    return "%08x".formatted(RANDOM.nextInt());
  }

  private void answer(Context ctx, ErrorPage page) {
    try {
      write(ctx, page);
    } catch (RuntimeException | Error failure) {
      LOG.error("{} {}: no words for {}", ctx.method(), ctx.path(), page.status(), failure);
      lastWords(ctx.res());
    }
  }

  private void write(Context ctx, ErrorPage page) {
    readToTheEnd(ctx);
    ctx.res().setHeader("Content-Disposition", null);
    ctx.status(page.status()).header("Cache-Control", "no-store");
    if (isApi(ctx)) {
      var problem = Problem.of(HttpStatus.forStatus(page.status()), page.text());
      page.reference().map(id -> problem.with("reference", id)).orElse(problem).send(ctx);
    } else {
      view.renderError(ctx, page);
    }
  }
}
