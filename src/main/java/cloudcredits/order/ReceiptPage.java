package cloudcredits.order;

import cloudcredits.billing.Paper;
import cloudcredits.contract.Contract;
import cloudcredits.credit.Balance;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order: what was bought, on which terms, its papers, and where its credits are now.
 *
 * @param terms words and what is agreed
 * @param quote of the reseller that sold it
 * @param now where its credits are; empty while there are none
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
    Sums sums,
    List<Term> terms,
    Optional<String> quote,
    Optional<Now> now,
    List<PaperLink> papers,
    List<String> returns,
    Optional<Ask> ask,
    Optional<String> pay,
    Optional<String> cancel,
    String whyNot) {

  /**
   * What a second person is asked.
   *
   * @param expiry when its credits would expire
   */
  public record Ask(String approve, String decline, String button, String expiry) {}

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
   * @param approval what this visitor can do about it; empty when it needs none
   */
  record Around(
      Balance balance,
      boolean cancellable,
      boolean cards,
      List<Paper> papers,
      List<Repayment> repayments,
      Optional<Approval.Standing> approval) {

    boolean is(Approval.Standing standing) {
      return approval.equals(Optional.of(standing));
    }
  }

  static ReceiptPage of(Contract contract, Order order, Around around, Instant now) {
    String base = "/contracts/" + contract.number();
    String path = base + "/orders/" + order.id();
    boolean over = around.is(Approval.Standing.LAPSED);
    boolean waits = order.state() == Order.State.AWAITING_PAYMENT;
    return new ReceiptPage(
        path,
        base + "/orders",
        Integer.toString(order.id()),
        heading(order, now),
        text(contract, order, now),
        StateWords.of(order, now, contract.zone()),
        sums(order),
        new ReceiptTerms(contract, order).list(),
        order.quote().map(quote -> base + "/quotes/" + quote),
        order.grant().map(grant -> now(around.balance(), order, base, grant.toString())),
        around.papers().stream().map(paper -> PaperLink.of(contract, paper)).toList(),
        around.repayments().stream().map(repayment -> returned(contract, repayment)).toList(),
        around.is(Approval.Standing.OPEN) ? Optional.of(ask(path, order)) : Optional.empty(),
        waits && around.cards() ? Optional.of(path + "/checkout") : Optional.empty(),
        around.cancellable() && !over && !around.is(Approval.Standing.OPEN)
            ? Optional.of(path + "/cancellation")
            : Optional.empty(),
        around.cancellable() || order.grant().isEmpty() || order.state() == Order.State.CANCELLED
            ? ""
            : whyNot(contract, order, around.balance()));
  }

  private static Ask ask(String path, Order order) {
    return new Ask(
        path + "/approval",
        path + "/refusal",
        order.paidBy() == PaidBy.CARD
            ? "Approve, to be paid by card"
            : "Approve and buy for " + Format.money(order.gross()),
        "Its credits expire by the rule of the day of approval: one year later, or at the renewal if that is sooner.");
  }

  private static String heading(Order order, Instant now) {
    String bought =
        "%s for %s".formatted(Format.creditsInWords(order.credits()), Format.money(order.gross()));
    return switch (order.state()) {
      case AWAITING_APPROVAL ->
          order.isUnapprovedAt(now)
              ? "Order " + order.id() + " was not approved in time"
              : "Order %d waits for approval: %s".formatted(order.id(), bought);
      case AWAITING_PAYMENT -> "Order %d waits for its payment: %s".formatted(order.id(), bought);
      case CANCELLED ->
          order.grant().isPresent()
              ? "Order " + order.id() + " is cancelled, its credits are taken back"
              : "Order "
                  + order.id()
                  + (isDeclined(order) ? " is declined" : " was never paid and is over");
      case INVOICED, PAID -> "Order %d: %s".formatted(order.id(), bought);
    };
  }

  private static boolean isDeclined(Order order) {
    return order.approval().flatMap(Approval::declined).isPresent();
  }

  private static String text(Contract contract, Order order, Instant now) {
    return switch (order.state()) {
      case AWAITING_APPROVAL -> asked(contract, order, now);
      case AWAITING_PAYMENT ->
          "Begun %s by %s. Its credits can be used as soon as the card has paid."
              .formatted(Format.dateTime(order.orderedAt(), contract.zone()), order.orderedBy());
      case CANCELLED -> cancelled(contract, order);
      case INVOICED, PAID ->
          "Bought %s by %s."
              .formatted(Format.dateTime(order.orderedAt(), contract.zone()), order.orderedBy());
    };
  }

  private static String asked(Contract contract, Order order, Instant now) {
    String until = Format.dateTime(order.approval().orElseThrow().lapsesAt(), contract.zone());
    return "Asked for %s by %s. %s"
        .formatted(
            Format.dateTime(order.orderedAt(), contract.zone()),
            order.orderedBy(),
            order.isUnapprovedAt(now)
                ? "Nobody approved it before %s, so nothing is bought.".formatted(until)
                : "Nothing is bought until somebody else who may buy approves it, before %s."
                    .formatted(until));
  }

  private static String cancelled(Contract contract, Order order) {
    String by = order.cancelledBy().map(name -> " by " + name).orElse("");
    return "%s %s%s. %s"
        .formatted(
            isDeclined(order) ? "Declined" : "Cancelled",
            Format.dateTime(order.cancelledAt().orElseThrow(), contract.zone()),
            by,
            order.paidAt().isPresent()
                ? Format.money(order.gross()) + " is returned."
                : order
                    .approval()
                    .flatMap(Approval::declined)
                    .map(reason -> "“" + reason + "”")
                    .orElse("Nothing is to be paid for it."));
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
    return repayment
        .returnedAt()
        .map(at -> "%s was returned on %s.".formatted(amount, Format.date(at, contract.zone())))
        .orElseGet(
            () -> "%s is to be returned: %s.".formatted(amount, repayment.reason().inASentence()));
  }

  /** Why an order whose credits are here or there can't be cancelled, and what can be done. */
  static String whyNot(Contract contract, Order order, Balance balance) {
    if (order.soldBy().isPresent()) {
      return sold(order);
    }
    if (!balance.used().isPositive() && !balance.held().isPositive()) {
      return "It can’t be cancelled any more: its credits have expired.";
    }
    String rest =
        balance.available().isPositive()
            ? " The %s that are left stay usable until %s."
                .formatted(
                    Format.credits(balance.available()),
                    Format.date(order.until(), contract.zone()))
            : "";
    String wait =
        balance.used().isPositive()
            ? " If those jobs failed, have them reversed: with all its credits back it can be cancelled."
            : " Once those jobs are released it can be cancelled.";
    return "It can’t be cancelled now: %s used and %s held for jobs.%s%s"
        .formatted(Format.credits(balance.used()), Format.credits(balance.held()), rest, wait);
  }

  /** Why an order that a reseller sold can't be cancelled here. */
  static String sold(Order order) {
    return "%s sold it: to give it back, ask them.".formatted(order.soldBy().orElseThrow());
  }
}
