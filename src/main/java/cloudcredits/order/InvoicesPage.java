package cloudcredits.order;

import cloudcredits.credit.Money;
import cloudcredits.web.Format;
import cloudcredits.web.Here;
import cloudcredits.web.When;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Orders that wait for money, for operators.
 *
 * @param sums what is owed, a line a currency
 * @param cut whether there are more than are shown
 */
public record InvoicesPage(
    List<Here.Section> sections, String heading, List<Row> rows, List<String> sums, boolean cut) {

  /** An open invoice. */
  public record Row(
      String number,
      String customer,
      String purchaseOrder,
      String invoiceTo,
      String total,
      When ordered,
      When due,
      StateWords state,
      String payment) {}

  static InvoicesPage of(
      List<Here.Section> sections, List<OpenInvoice> invoices, boolean cut, Instant now) {
    long overdue = invoices.stream().filter(invoice -> isOverdue(invoice, now)).count();
    String open = Format.plural("open invoice", invoices.size());
    return new InvoicesPage(
        sections,
        overdue == 0 ? open : open + ", " + Format.number(overdue) + " overdue",
        invoices.stream().map(invoice -> row(invoice, now)).toList(),
        sums(invoices),
        cut);
  }

  private static boolean isOverdue(OpenInvoice invoice, Instant now) {
    return invoice.order().isOverdueOn(LocalDate.ofInstant(now, invoice.zone()));
  }

  private static List<String> sums(List<OpenInvoice> invoices) {
    Map<String, Money> sums = new TreeMap<>();
    invoices.stream()
        .map(invoice -> invoice.order().gross())
        .forEach(total -> sums.merge(total.currency().getCurrencyCode(), total, Money::plus));
    return sums.values().stream().map(Format::money).toList();
  }

  static Row row(OpenInvoice invoice, Instant now) {
    Order order = invoice.order();
    return new Row(
        invoice.contractNumber() + "/" + order.id(),
        invoice.customer(),
        order.purchaseOrderNumber(),
        order.invoiceEmail(),
        Format.money(order.gross()),
        When.date(order.orderedAt(), invoice.zone()),
        When.date(order.dueOn()),
        StateWords.of(order, now, invoice.zone()),
        "/operator/invoices/%s/%d/payment".formatted(invoice.contractNumber(), order.id()));
  }
}
