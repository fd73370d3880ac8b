package cloudcredits.ledger;

import cloudcredits.credit.ContractId;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;

/** The ledger's health, and its exports for whoever verifies it elsewhere, for operators. */
public final class HealthPages {

  private static final String HEALTH = "/operator/health";

  private final View view;
  private final List<Here.Section> sections;
  private final HealthService health;
  private final LedgerExportService exports;
  private final Executor aside;

  /**
   * @param aside runs a check that an operator asked for, which may take minutes
   */
  public HealthPages(
      View view,
      List<Here.Section> sections,
      HealthService health,
      LedgerExportService exports,
      Executor aside) {
    this.view = view;
    this.sections = sections;
    this.health = health;
    this.exports = exports;
    this.aside = aside;
  }

  /** GET /operator/health: what the last check found. */
  public void show(Context ctx) {
    view.render(ctx, "operator/health.jte", HealthPage.of(sections, health.last()));
  }

  /** POST /operator/health: checks now. */
  public void check(Context ctx) {
    aside.execute(health::check);
    view.redirect(ctx, HEALTH, Notice.of("The check runs. Load this page again in a moment."));
  }

  /** GET /operator/contracts/{contract}/ledger.csv: every entry, for the verifier. */
  public void ledger(Context ctx) throws IOException {
    ContractId contract =
        exports.contract(ctx.pathParam("contract")).orElseThrow(Refusal::notFound);
    try (Writer out = csv(ctx, "ledger-" + contract + ".csv")) {
      exports.writeLedger(contract, out);
    }
  }

  /** GET /operator/heads.csv: the head of every contract's chain, to be kept elsewhere. */
  public void heads(Context ctx) throws IOException {
    try (Writer out = csv(ctx, "heads.csv")) {
      exports.writeHeads(out);
    }
  }

  private static Writer csv(Context ctx, String name) {
    ctx.contentType("text/csv; charset=utf-8");
    ctx.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    return new OutputStreamWriter(ctx.outputStream(), StandardCharsets.UTF_8);
  }
}
