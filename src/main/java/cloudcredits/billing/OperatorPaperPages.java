package cloudcredits.billing;

import cloudcredits.web.Form;
import cloudcredits.web.Here;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Papers of all contracts, for operators. */
public final class OperatorPaperPages {

  private static final int MOST = 500;

  private final PaperService papers;
  private final View view;
  private final List<Here.Section> sections;

  public OperatorPaperPages(PaperService papers, View view, List<Here.Section> sections) {
    this.papers = papers;
    this.view = view;
    this.sections = sections;
  }

  /** {@code GET /operator/papers?kind=invoice}: the latest first. */
  public void list(Context ctx) {
    Optional<PaperKind> kind =
        Stream.of(PaperKind.values())
            .filter(of -> Form.key(of).equals(ctx.queryParam("kind")))
            .findFirst();
    List<Paper> latest = papers.latest(kind, MOST + 1);
    view.render(
        ctx,
        "billing/papers.jte",
        PapersPage.of(
            sections,
            kind,
            latest.subList(0, Math.min(MOST, latest.size())),
            latest.size() > MOST));
  }

  /** {@code GET /operator/papers/{paper}}: its file. */
  public void file(Context ctx) {
    PaperPages.send(
        ctx,
        papers,
        PaperNumber.parse(ctx.pathParam("paper"))
            .flatMap(papers::find)
            .orElseThrow(Refusal::notFound));
  }
}
