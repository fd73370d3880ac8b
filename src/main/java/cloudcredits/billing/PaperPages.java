package cloudcredits.billing;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.PathParams;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.util.function.Function;

/** A contract's papers: one on the page, and its file. */
public final class PaperPages {

  private final PaperService papers;
  private final View view;
  private final Function<Context, Here> here;

  /**
   * @param here the contract in the address, for a visitor who may see it
   */
  public PaperPages(PaperService papers, View view, Function<Context, Here> here) {
    this.papers = papers;
    this.view = view;
    this.here = here;
  }

  /** {@code GET /contracts/{contract}/orders/{order}/papers/{paper}}. */
  public void show(Context ctx) {
    view.render(
        ctx,
        here.apply(ctx),
        "billing/paper.jte",
        PaperPage.of(contract(ctx).number(), paper(ctx)));
  }

  /**
   * {@code GET /contracts/{contract}/orders/{order}/papers/{paper}/pdf}: the same bytes for ever.
   */
  public void file(Context ctx) {
    send(ctx, papers, paper(ctx));
  }

  static void send(Context ctx, PaperService papers, Paper paper) {
    ctx.header("Content-Disposition", "inline; filename=\"" + paper.number() + ".pdf\"")
        .contentType("application/pdf")
        .result(papers.file(paper));
  }

  private Paper paper(Context ctx) {
    int order = PathParams.number(ctx, "order");
    return PaperNumber.parse(ctx.pathParam("paper"))
        .flatMap(number -> papers.find(contract(ctx).id(), number))
        .filter(paper -> paper.order() == order)
        .orElseThrow(Refusal::notFound);
  }

  private static Contract contract(Context ctx) {
    return Gate.contract(ctx, Visit.class).contract();
  }
}
