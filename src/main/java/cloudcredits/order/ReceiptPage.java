package cloudcredits.order;

import cloudcredits.billing.Paper;
import cloudcredits.contract.Contract;
import cloudcredits.credit.Balance;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order: what was bought, on which terms, its papers, and where its credits are now.
 *
 * @param bought what its block is called
 * @param terms words and what is agreed
 * @param quote of the reseller that sold it
 * @param now where its credits are; empty while there are none
 * @param form of the answer, with its errors
 * @param ask what this visitor is asked, who may approve it
 * @param pay where it can be paid by card, while it waits for that
 * @param cancel where it can be cancelled, while it can
 * @param whyNot why it can't be cancelled any more, and what can be done; "" when it can, or is
 */
public record ReceiptPage(
    String path,
    String orders,
    String number,
    String heading,
    String text,
    StateWords state,
    String bought,
    Sums sums,
    List<Term> terms,
    Optional<String> quote,
    Optional<Now> now,
    List<PaperLink> papers,
    List<String> returns,
    Form form,
    Optional<Ask> ask,
    Optional<String> pay,
    Optional<Choice> cancel,
    String whyNot) {

  /**
   * What a second person is asked.
   *
   * @param expiry when its credits would expire
   */
  public record Ask(String approve, String decline, String button, String expiry, Form form) {}

  /** What it costs. */
  public record Sums(
      String packs,
      String pack,
      String currency,
      String net,
      String tax,
      String taxAmount,
      String gross) {}

  /** A line of the terms; of {@code words} and {@code when} one is empty, or both are said. */
  public record Term(String label, Optional<When> when, String words) {}

  /**
   * Where the order's credits are.
   *
   * @param ledger the grant in the ledger
   */
  public record Now(
      String available,
      String held,
      String used,
      String lapsed,
      String all,
      String ledger,
      String grant) {}

  /**
   * What goes with an order.
   *
   * @param cards whether a card can pay
   * @param mayApprove whether this visitor may answer it now
   */
  record Around(
      Balance balance,
      boolean cancellable,
      boolean cards,
      List<Paper> papers,
      List<Repayment> repayments,
      boolean mayApprove) {}

  static ReceiptPage of(Contract contract, Order order, Around around, Form form, Instant now) {
    String base = "/contracts/" + contract.number();
    String path = base + "/orders/" + order.id();
    var words = new ReceiptWords(contract, order, now);
    boolean waits = order.state() == Order.State.AWAITING_PAYMENT;
    return new ReceiptPage(
        path,
        base + "/orders",
        Integer.toString(order.id()),
        words.heading(),
        words.text(),
        StateWords.of(order, now, contract.zone()),
        words.what(),
        sums(order),
        new ReceiptTerms(words).list(),
        order.quote().map(quote -> base + "/quotes/" + quote),
        order.grant().map(grant -> now(around.balance(), order, base, grant.toString())),
        around.papers().stream().map(paper -> PaperLink.of(contract, paper)).toList(),
        around.repayments().stream().map(repayment -> returned(contract, repayment)).toList(),
        form,
        around.mayApprove() ? Optional.of(ask(words, path, form)) : Optional.empty(),
        waits && around.cards() ? Optional.of(path + "/checkout") : Optional.empty(),
        around.cancellable() ? Optional.of(cancel(order, path)) : Optional.empty(),
        around.cancellable() || order.grant().isEmpty() || order.state() == Order.State.CANCELLED
            ? ""
            : words.whyNot(around.balance()));
  }

  private static Ask ask(ReceiptWords words, String path, Form form) {
    Order order = words.order();
    return new Ask(
        path + "/approval",
        path + "/refusal",
        order.paidBy() == PaidBy.CARD
            ? "Approve, to be paid by card"
            : "Approve and buy for " + Format.money(order.gross()),
        words.ifApproved(),
        form);
  }

  private static Choice cancel(Order order, String path) {
    return new Choice(
        path + "/cancellation", order.isPending() ? "Withdraw this order" : "Cancel this order");
  }

  private static Sums sums(Order order) {
    return new Sums(
        Format.plural("pack", order.packs()),
        "%s shared credits each, at %s"
            .formatted(Format.credits(order.perPack()), Format.amount(order.packPrice())),
        order.gross().currency().getCurrencyCode(),
        Format.amount(order.net()),
        order.billed().map(billed -> billed.tax().words()).orElse(""),
        Format.amount(order.tax()),
        Format.amount(order.gross()));
  }

  private static Now now(Balance balance, Order order, String base, String grant) {
    return new Now(
        Format.credits(balance.available()),
        Format.credits(balance.held()),
        Format.credits(balance.used()),
        Format.credits(balance.lapsed()),
        Format.credits(order.credits()),
        base + "/ledger?grant=" + grant,
        "Grant " + grant);
  }

  private static String returned(Contract contract, Repayment repayment) {
    String amount = Format.money(repayment.amount());
    String reason = repayment.reason().inASentence();
    return switch (repayment.state()) {
      case RETURNED ->
          "%s was returned on %s%s."
              .formatted(
                  amount,
                  Format.date(repayment.returnedAt().orElseThrow(), contract.zone()),
                  repayment.isBackOnTheCard() ? " to the card that paid" : "");
      case FAILED ->
          "%s could not be returned to the card that paid. The vendor returns it another way: %s."
              .formatted(amount, reason);
      case OWED, REQUESTED ->
          repayment.isAutomatic()
              ? "%s is on its way back to the card that paid: %s.".formatted(amount, reason)
              : "%s is to be returned %s: %s.".formatted(amount, way(repayment), reason);
    };
  }

  private static String way(Repayment repayment) {
    return switch (repayment.paidBy()) {
      case CARD -> "by the vendor to the card that paid";
      case INVOICE -> "by the vendor by bank transfer";
    };
  }
}
