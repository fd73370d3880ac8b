package cloudcredits.rollup;

import cloudcredits.web.Notice;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.util.concurrent.Executor;

/** Counts the totals anew, for operators whose check has found a drift. */
public final class RebuildPages {

  private final View view;
  private final FoldService folds;
  private final Executor aside;

  /**
   * @param aside runs it, which may take minutes
   */
  public RebuildPages(View view, FoldService folds, Executor aside) {
    this.view = view;
    this.folds = folds;
    this.aside = aside;
  }

  /** POST /operator/health/totals: all rollups anew from the entries. */
  public void rebuild(Context ctx) {
    aside.execute(folds::rebuildAll);
    view.redirect(
        ctx,
        "/operator/health",
        Notice.of("The totals are counted anew. Reports are right meanwhile, and slower."));
  }
}
