package cloudcredits.order;

import cloudcredits.web.Format;
import cloudcredits.web.Here;
import cloudcredits.web.When;
import java.util.List;
import java.util.Optional;

/** Money to return, and what was returned lately, for operators. */
public record RepaymentsPage(
    List<Here.Section> sections, String heading, List<Row> owed, List<Row> returned) {

  /**
   * An amount.
   *
   * @param how it came, and by which name the provider knows it
   * @param action where it is marked as returned
   */
  public record Row(
      String number,
      String customer,
      String amount,
      String reason,
      String how,
      When since,
      Optional<When> returnedOn,
      String action) {}

  static RepaymentsPage of(List<Here.Section> sections, List<Repayment> repayments) {
    List<Row> rows = repayments.stream().map(RepaymentsPage::row).toList();
    List<Row> owed = rows.stream().filter(row -> row.returnedOn().isEmpty()).toList();
    return new RepaymentsPage(
        sections,
        owed.isEmpty() ? "No money to return" : Format.plural("amount", owed.size()) + " to return",
        owed,
        rows.stream().filter(row -> row.returnedOn().isPresent()).toList());
  }

  private static Row row(Repayment repayment) {
    return new Row(
        repayment.contractNumber() + "/" + repayment.order(),
        repayment.customer(),
        Format.money(repayment.amount()),
        repayment.reason().words(),
        how(repayment),
        When.date(repayment.owedSince(), repayment.zone()),
        repayment.returnedAt().map(at -> When.date(at, repayment.zone())),
        "/operator/returns/%s/%d/%d"
            .formatted(repayment.contractNumber(), repayment.order(), repayment.id()));
  }

  private static String how(Repayment repayment) {
    return switch (repayment.paidBy()) {
      case INVOICE -> "bank transfer";
      case CARD -> "card, " + repayment.reference();
    };
  }
}
