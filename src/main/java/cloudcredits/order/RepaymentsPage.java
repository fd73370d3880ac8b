package cloudcredits.order;

import cloudcredits.web.Format;
import cloudcredits.web.Here;
import cloudcredits.web.When;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Money to return, on its way and returned lately, for operators.
 *
 * @param owed what is to be done by hand
 * @param underWay what the payment provider returns by itself
 */
public record RepaymentsPage(
    List<Here.Section> sections,
    String heading,
    List<Row> owed,
    List<Row> underWay,
    List<Row> returned) {

  /**
   * An amount.
   *
   * @param how it came, and by which name the provider knows it
   * @param state what the provider has said of it; "" when nothing
   * @param action where it is marked as returned
   */
  public record Row(
      String number,
      String customer,
      String amount,
      String reason,
      String how,
      String state,
      When since,
      Optional<When> returnedOn,
      String action) {}

  static RepaymentsPage of(List<Here.Section> sections, List<Repayment> repayments) {
    List<Row> owed = rows(repayments, one -> one.returnedAt().isEmpty() && !one.isAutomatic());
    List<Row> underWay = rows(repayments, one -> one.returnedAt().isEmpty() && one.isAutomatic());
    return new RepaymentsPage(
        sections,
        heading(owed.size(), underWay.size()),
        owed,
        underWay,
        rows(repayments, one -> one.returnedAt().isPresent()));
  }

  private static String heading(int owed, int underWay) {
    if (owed == 0 && underWay == 0) {
      return "No money to return";
    }
    return owed == 0
        ? Format.plural("amount", underWay) + " on the way back, none to return by hand"
        : Format.plural("amount", owed) + " to return";
  }

  private static List<Row> rows(List<Repayment> repayments, Predicate<Repayment> which) {
    return repayments.stream().filter(which).map(RepaymentsPage::row).toList();
  }

  private static Row row(Repayment repayment) {
    return new Row(
        repayment.contractNumber() + "/" + repayment.order(),
        repayment.customer(),
        Format.money(repayment.amount()),
        repayment.reason().words(),
        how(repayment),
        state(repayment),
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

  private static String state(Repayment repayment) {
    String name = repayment.refund().map(refund -> ", " + refund).orElse("");
    return switch (repayment.state()) {
      case OWED -> repayment.isAutomatic() ? "Waits for the provider’s answer" : "";
      case REQUESTED -> "On its way" + name;
      case FAILED -> "The provider could not return it%s: %s".formatted(name, repayment.failure());
      case RETURNED -> repayment.isByPerson() ? "by hand" : "to the card" + name;
    };
  }
}
