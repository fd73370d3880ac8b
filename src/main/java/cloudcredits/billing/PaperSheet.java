package cloudcredits.billing;

import cloudcredits.credit.Money;
import cloudcredits.pdf.Fact;
import cloudcredits.web.Format;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A paper, ready to print: the same on the page and in the file.
 *
 * @param facts of its title block
 * @param details the other facts
 * @param notes terms, and what the law wants said
 */
public record PaperSheet(
    String title,
    String subject,
    String issued,
    String kind,
    List<Fact> facts,
    List<Fact> details,
    List<Party> parties,
    List<Line> lines,
    String currency,
    String net,
    String tax,
    String taxAmount,
    String totalLabel,
    String gross,
    List<String> notes,
    String foot) {

  /** Who sells or buys. */
  public record Party(String role, String name, List<String> lines) {

    /** Name and lines, for a page. */
    public String inOneLine() {
      return Stream.concat(Stream.of(name), lines.stream()).collect(Collectors.joining(", "));
    }
  }

  /** What was sold. */
  public record Line(String text, String quantity, String each, String amount) {}

  /** What the stored facts say. */
  public static PaperSheet of(PaperFacts facts) {
    var sheet = new Writer(facts);
    return new PaperSheet(
        facts.kind() + " " + facts.number(),
        "For " + facts.buyer().name(),
        date(facts.issuedOn()),
        facts.kind(),
        List.of(
            new Fact("Number", facts.number()),
            new Fact("Date", date(facts.issuedOn())),
            new Fact("Order", facts.order())),
        sheet.details(),
        List.of(party("Seller", facts.seller()), party("Made out to", facts.buyer())),
        facts.lines().stream().map(sheet::line).toList(),
        facts.currency(),
        sheet.amount(facts.net()),
        "%s %s\u00a0%%".formatted(facts.taxName(), facts.taxPercent()),
        sheet.amount(facts.tax()),
        sheet.totalLabel(),
        sheet.amount(facts.gross()),
        sheet.notes(),
        facts.seller().name() + ". " + facts.kind() + " " + facts.number());
  }

  private static Party party(String role, PaperFacts.Party party) {
    var lines = new ArrayList<>(party.address());
    if (!party.taxNumber().isEmpty()) {
      lines.add("Tax number " + party.taxNumber());
    }
    if (!party.contact().isEmpty()) {
      lines.add(party.contact());
    }
    return new Party(role, party.name(), List.copyOf(lines));
  }

  private static String date(String day) {
    return Format.date(LocalDate.parse(day));
  }

  /** Prints facts of one currency. */
  private record Writer(PaperFacts facts) {

    List<Fact> details() {
      return Stream.of(
              new Fact("For invoice", facts.refersTo()),
              new Fact("Date of supply", date(facts.suppliedOn())),
              new Fact("Your number", facts.purchaseOrder()))
          .filter(fact -> !fact.value().isEmpty())
          .toList();
    }

    Line line(PaperFacts.Line line) {
      return new Line(
          line.text(),
          Format.number(line.quantity()),
          amount(line.unitPrice()),
          amount(line.amount()));
    }

    String totalLabel() {
      return switch (kind()) {
        case INVOICE -> "Total";
        case RECEIPT -> "Received";
        case CREDIT_NOTE -> "Credited";
      };
    }

    private PaperKind kind() {
      return PaperNumber.parse(facts.number()).orElseThrow().kind();
    }

    List<String> notes() {
      return Stream.concat(facts.terms().stream(), Stream.of(facts.taxNote()))
          .filter(note -> !note.isEmpty())
          .toList();
    }

    String amount(String plain) {
      Currency currency = Currency.getInstance(facts.currency());
      return Format.amount(new Money(new BigDecimal(plain), currency));
    }
  }
}
