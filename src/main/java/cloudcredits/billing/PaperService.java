package cloudcredits.billing;

import cloudcredits.billing.PaperFacts.Line;
import cloudcredits.billing.PaperFacts.Party;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Issues papers, and shows them again, always the same. A paper gets its number and its facts in
 * the transaction of what it is for; its file is made from the facts afterwards, once. Days on
 * papers are in UTC, so that they never run backwards from one number to the next.
 */
public final class PaperService {

  private static final int AT_A_TIME = 50;

  private static final String REVERSE_CHARGE = "Reverse charge: the customer accounts for the %s.";

  private final Jdbi jdbi;
  private final Clock clock;
  private final Function<PaperFacts, byte[]> printer;

  /**
   * @param printer makes a file of a paper's facts
   */
  public PaperService(Jdbi jdbi, Clock clock, Function<PaperFacts, byte[]> printer) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.printer = printer;
  }

  /**
   * Issues an invoice, as one of the last things that its transaction does: from here to its end
   * nobody else gets a number.
   *
   * @throws org.jdbi.v3.core.JdbiException when the order has an invoice already
   */
  public Paper invoice(Handle handle, InvoiceDraft draft, Instant now) {
    var papers = new PaperRepository(handle);
    PaperNumber number = papers.next(PaperKind.INVOICE, day(now).getYear());
    return issue(papers, number, draft.contract(), draft.order(), facts(draft, number, now), now);
  }

  /**
   * Issues a receipt or a credit note about an order's invoice.
   *
   * @param terms how it was paid, or what becomes of the money
   * @return empty when the order has no invoice of ours
   * @throws org.jdbi.v3.core.JdbiException when the order has a paper of this kind already
   */
  public Optional<Paper> followUp(
      Handle handle, PaperKind kind, ContractId contract, int order, String terms, Instant now) {
    var papers = new PaperRepository(handle);
    return papers.of(contract, order).stream()
        .filter(paper -> paper.number().kind() == PaperKind.INVOICE)
        .findFirst()
        .map(
            invoice -> {
              PaperNumber number = papers.next(kind, day(now).getYear());
              PaperFacts facts =
                  invoice.facts().followedBy(number, day(now).toString(), List.of(terms));
              return issue(papers, number, contract, order, facts, now);
            });
  }

  private static Paper issue(
      PaperRepository papers,
      PaperNumber number,
      ContractId contract,
      int order,
      PaperFacts facts,
      Instant now) {
    papers.add(number, contract, order, facts, now);
    return papers.find(number).orElseThrow();
  }

  private static PaperFacts facts(InvoiceDraft draft, PaperNumber number, Instant now) {
    Seller seller = draft.billing().seller();
    Tax tax = draft.billing().tax();
    String each = plain(draft.unitPrice());
    return new PaperFacts(
        number.kind().title(),
        number.toString(),
        "",
        day(now).toString(),
        day(draft.suppliedAt()).toString(),
        seller(seller),
        buyer(draft.billing().to()),
        draft.orderName(),
        draft.purchaseOrder(),
        List.of(new Line(draft.text(), draft.quantity(), each, plain(draft.net()))),
        draft.net().currency().getCurrencyCode(),
        plain(draft.net()),
        tax.name(),
        tax.percent().toPlainString(),
        tax.reverseCharge() ? REVERSE_CHARGE.formatted(tax.name()) : "",
        plain(draft.tax()),
        plain(draft.net().plus(draft.tax())),
        draft.terms());
  }

  private static Party seller(Seller seller) {
    return new Party(
        seller.name(),
        withCountry(seller.address(), seller.country()),
        seller.taxNumber(),
        seller.contact());
  }

  private static Party buyer(BillTo to) {
    return new Party(to.name(), withCountry(to.address(), to.country()), to.taxNumber(), "");
  }

  private static List<String> withCountry(List<String> address, String country) {
    var lines = new ArrayList<>(address);
    lines.add(Countries.name(country));
    return List.copyOf(lines);
  }

  private static String plain(Money money) {
    return money.amount().toPlainString();
  }

  private static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }

  public Optional<Paper> find(PaperNumber number) {
    return jdbi.withHandle(handle -> new PaperRepository(handle).find(number));
  }

  /** Empty also for a paper of another contract. */
  public Optional<Paper> find(ContractId contract, PaperNumber number) {
    return find(number).filter(paper -> paper.contract().equals(contract));
  }

  /** The papers of one order, as they were issued. */
  public List<Paper> of(ContractId contract, int order) {
    return jdbi.withHandle(handle -> new PaperRepository(handle).of(contract, order));
  }

  /** The papers of these orders of a contract. */
  public List<Paper> of(ContractId contract, List<Integer> orders) {
    return jdbi.withHandle(handle -> new PaperRepository(handle).of(contract, orders));
  }

  /** Papers of all contracts, the latest first. */
  public List<Paper> latest(Optional<PaperKind> kind, int limit) {
    return jdbi.withHandle(handle -> new PaperRepository(handle).latest(kind, limit));
  }

  /** A paper's file, the same bytes for ever: made now if it never was. */
  public byte[] file(Paper paper) {
    return jdbi.withHandle(handle -> new PaperRepository(handle).file(paper.number()))
        .orElseGet(() -> make(paper));
  }

  private byte[] make(Paper paper) {
    byte[] made = printer.apply(paper.facts());
    return jdbi.inTransaction(
        handle -> {
          var papers = new PaperRepository(handle);
          papers.keep(paper.number(), made, clock.instant());
          return papers.file(paper.number()).orElseThrow();
        });
  }

  /** Makes the files that are not made yet, some at a time. */
  public void makeFiles() {
    jdbi.withHandle(handle -> new PaperRepository(handle).withoutFile(AT_A_TIME))
        .forEach(number -> file(find(number).orElseThrow()));
  }
}
