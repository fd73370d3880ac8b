package cloudcredits.help;

import cloudcredits.ledger.LedgerSettings;
import cloudcredits.web.View;
import io.javalin.http.Context;

/** How credits work, in plain English, for everybody (rules §1 to §11). */
public final class HelpPages {

  private final View view;
  private final HelpPage page;

  /**
   * @param settings what this installation decides, since the page must not say otherwise
   */
  public HelpPages(View view, LedgerSettings settings) {
    this.view = view;
    this.page = HelpPage.of(settings);
  }

  /** {@code GET /help}. */
  public void show(Context ctx) {
    view.render(ctx, "help/help.jte", page);
  }
}
