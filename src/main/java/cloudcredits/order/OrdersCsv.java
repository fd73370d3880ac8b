package cloudcredits.order;

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

/** Orders as a file (RFC 4180); no cell begins as a formula does. */
final class OrdersCsv {

  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]");

  private OrdersCsv() {}

  static String of(Contract contract, List<Order> orders) {
    var out = new StringWriter();
    try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
      write(csv, contract, orders);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return out.toString();
  }

  private static void write(CsvWriter csv, Contract contract, List<Order> orders) {
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
        "total",
        "currency",
        "due_on",
        "expires_on",
        "paid_on",
        "cancelled_at");
    orders.forEach(order -> csv.writeRecord(cells(contract, order)));
  }

  private static List<String> cells(Contract contract, Order order) {
    return List.of(
        contract.number(),
        Integer.toString(order.id()),
        order.state().name().toLowerCase(Locale.ROOT),
        order.orderedAt().toString(),
        safe(order.orderedBy()),
        safe(order.purchaseOrderNumber()),
        safe(order.invoiceEmail()),
        Integer.toString(order.packs()),
        order.credits().toDecimal().toPlainString(),
        order.packPrice().amount().toPlainString(),
        order.total().amount().toPlainString(),
        order.total().currency().getCurrencyCode(),
        order.dueOn().toString(),
        LocalDate.ofInstant(order.until(), contract.zone()).toString(),
        order.paidAt().map(at -> LocalDate.ofInstant(at, contract.zone()).toString()).orElse(""),
        order.cancelledAt().map(Instant::toString).orElse(""));
  }

  private static String safe(String text) {
    return FORMULA.matcher(text).find() ? "'" + text : text;
  }
}
