package cloudcredits.billing;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Here;
import cloudcredits.web.When;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Papers of all contracts, for operators.
 *
 * @param cut whether there are more than are shown
 */
public record PapersPage(
    List<Here.Section> sections,
    String heading,
    List<Choice> views,
    String current,
    List<Row> rows,
    boolean cut) {

  static final String PATH = "/operator/papers";

  /** A paper. */
  public record Row(
      String number,
      String kind,
      String href,
      When issued,
      String buyer,
      String order,
      String refersTo,
      String gross) {}

  static PapersPage of(
      List<Here.Section> sections, Optional<PaperKind> kind, List<Paper> papers, boolean cut) {
    return new PapersPage(
        sections,
        cut ? "The latest papers" : Format.plural("paper", papers.size()),
        Stream.concat(
                Stream.of(new Choice(PATH, "All")),
                Stream.of(PaperKind.values()).map(of -> new Choice(path(of), of.title() + "s")))
            .toList(),
        kind.map(PapersPage::path).orElse(PATH),
        papers.stream().map(PapersPage::row).toList(),
        cut);
  }

  private static String path(PaperKind kind) {
    return PATH + "?kind=" + Form.key(kind);
  }

  private static Row row(Paper paper) {
    return new Row(
        paper.number().toString(),
        paper.number().kind().title(),
        PATH + "/" + paper.number(),
        When.date(paper.issuedAt(), ZoneOffset.UTC),
        paper.facts().buyer().name(),
        paper.facts().order(),
        paper.facts().refersTo(),
        Format.money(paper.gross()));
  }
}
