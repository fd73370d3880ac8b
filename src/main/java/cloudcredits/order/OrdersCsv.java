package cloudcredits.order;

import cloudcredits.billing.Paper;
import cloudcredits.contract.Contract;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Orders as a file (RFC 4180); no cell begins as a formula does. */
final class OrdersCsv {

  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]");

  private OrdersCsv() {}

  static String of(Contract contract, List<Order> orders, List<Paper> papers, Instant now) {
    var out = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
      write(csv, contract, orders, papers, now);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }

  private static void write(
      CsvWriter csv, Contract contract, List<Order> orders, List<Paper> papers, Instant now) {
    csv.writeRecord(
        "contract",
        "order",
        "state",
        "ordered_at",
        "ordered_by",
        "purchase_order_number",
        "invoice_to",
        "packs",
        "credits",
        "pack_price",
        "net",
        "tax_rate_percent",
        "tax",
        "gross",
        "currency",
        "due_on",
        "expires_on",
        "paid_on",
        "cancelled_at",
        "paid_by",
        "papers",
        "sold_by",
        "approved_by",
        "approved_at");
    orders.forEach(order -> csv.writeRecord(cells(contract, order, papers, now)));
  }

  private static List<String> cells(
      Contract contract, Order order, List<Paper> papers, Instant now) {
    boolean bought = !order.isPending() && !order.isUnapproved();
    return List.of(
        contract.number(),
        Integer.toString(order.id()),
        state(order, now),
        order.orderedAt().toString(),
        safe(order.orderedBy()),
        safe(order.purchaseOrderNumber()),
        safe(order.invoiceEmail()),
        Integer.toString(order.packs()),
        order.credits().toDecimal().toPlainString(),
        order.packPrice().amount().toPlainString(),
        order.net().amount().toPlainString(),
        order.billed().map(billed -> billed.tax().percent().toPlainString()).orElse(""),
        order.tax().amount().toPlainString(),
        order.gross().amount().toPlainString(),
        order.gross().currency().getCurrencyCode(),
        order.isOwed() ? order.dueOn().toString() : "",
        bought ? LocalDate.ofInstant(order.until(), contract.zone()).toString() : "",
        order.paidAt().map(at -> LocalDate.ofInstant(at, contract.zone()).toString()).orElse(""),
        order.cancelledAt().map(Instant::toString).orElse(""),
        order.paidBy().name().toLowerCase(Locale.ROOT),
        papers.stream()
            .filter(paper -> paper.order() == order.id())
            .map(paper -> paper.number().toString())
            .collect(Collectors.joining(" ")),
        safe(order.soldBy().orElse("")),
        safe(order.approval().flatMap(Approval::by).orElse("")),
        order.approval().flatMap(Approval::at).map(Instant::toString).orElse(""));
  }

  /** What is over without having been approved never was a purchase. */
  private static String state(Order order, Instant now) {
    return order.isUnapproved() || order.isUnapprovedAt(now)
        ? "not_approved"
        : order.state().name().toLowerCase(Locale.ROOT);
  }

  private static String safe(String text) {
    return FORMULA.matcher(text).find() ? "'" + text : text;
  }
}
