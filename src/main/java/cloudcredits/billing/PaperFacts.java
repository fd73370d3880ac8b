package cloudcredits.billing;

import java.util.List;

/**
 * Everything that is printed on a paper. It is stored once and never changes, so it holds plain
 * text: days as in {@code 2027-02-01}, amounts as in {@code 1210.00}.
 *
 * @param number {@code INV-2027-000042}
 * @param refersTo the number of the invoice that a receipt or a credit note is for; "" on an
 *     invoice
 * @param suppliedOn the day on which the credits became usable
 * @param order the contract's number and the order's
 * @param purchaseOrder the customer's own number; "" for none
 * @param taxNote what the law wants said, such as the reverse charge; "" for nothing
 * @param terms until when and how to pay, or how it was paid
 */
public record PaperFacts(
    String kind,
    String number,
    String refersTo,
    String issuedOn,
    String suppliedOn,
    Party seller,
    Party buyer,
    String order,
    String purchaseOrder,
    List<Line> lines,
    String currency,
    String net,
    String taxName,
    String taxPercent,
    String taxNote,
    String tax,
    String gross,
    List<String> terms) {

  /** A paper about this invoice: the same facts under another title and number. */
  PaperFacts followedBy(PaperNumber next, String today, List<String> newTerms) {
    return new PaperFacts(
        next.kind().title(),
        next.toString(),
        number,
        today,
        suppliedOn,
        seller,
        buyer,
        order,
        purchaseOrder,
        lines,
        currency,
        net,
        taxName,
        taxPercent,
        taxNote,
        tax,
        gross,
        newTerms);
  }

  /**
   * Who sells or buys.
   *
   * @param address its lines, the country last
   * @param taxNumber "" for none
   * @param contact "" for none
   */
  public record Party(String name, List<String> address, String taxNumber, String contact) {}

  /** What was sold. */
  public record Line(String text, int quantity, String unitPrice, String amount) {}
}
