package cloudcredits.billing;

/** One paper, on the contract's sheet. */
public record PaperPage(
    String heading, String text, String file, String order, String orderLabel, PaperSheet sheet) {

  static PaperPage of(String contractNumber, Paper paper) {
    PaperSheet sheet = PaperSheet.of(paper.facts());
    String order = "/contracts/%s/orders/%d".formatted(contractNumber, paper.order());
    return new PaperPage(
        sheet.title(),
        "%s, %s %s.".formatted(sheet.subject(), sheet.gross(), sheet.currency()),
        "%s/papers/%s/pdf".formatted(order, paper.number()),
        order,
        "Order " + paper.order(),
        sheet);
  }
}
