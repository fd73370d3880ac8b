package cloudcredits.order;

import cloudcredits.credit.Expiry;
import cloudcredits.report.RunwayDrawing;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Choosing packs, their review, and paying for them.
 *
 * @param path of this page
 * @param orders where the form buys
 * @param token one form buys once
 * @param latest the contract's last order, 0 for none: a form in another tab is looked at again
 * @param warning what has changed since the last review; "" for nothing
 * @param heading how many packs are needed, as far as anybody can tell
 * @param runway with the chosen packs and without
 * @param prices what the ladder's prices are: {@code USD}, or {@code USD net} where tax comes on
 *     top
 */
public record BuyPage(
    String path,
    String orders,
    Form form,
    String token,
    int latest,
    String warning,
    String heading,
    String text,
    RunwayDrawing runway,
    String caption,
    List<Rung> rungs,
    String currency,
    String prices,
    Reviewed review,
    Pay pay,
    Optional<Recent> recent) {

  private static final List<Integer> RUNGS = List.of(1, 2, 3, 5, 10);

  /**
   * A number of packs to choose.
   *
   * @param then how long the credits would last with them
   */
  public record Rung(
      String value,
      boolean chosen,
      String label,
      String credits,
      String price,
      Prospect.Then then) {}

  /**
   * What the chosen packs would be.
   *
   * @param soon why to think twice when the credits would expire soon
   */
  public record Reviewed(
      String credits,
      String gross,
      String times,
      String taxed,
      String net,
      String tax,
      String taxAmount,
      When until,
      String untilDay,
      String untilYear,
      String reason,
      Optional<String> soon) {}

  /**
   * Paying.
   *
   * @param billTo whom the invoice is made out to, in one line
   * @param address where the contract's manager changes that; empty for others
   * @param free of the credit limit
   * @param over what to do when the credit limit does not allow the order; the button is there when
   *     it does
   * @param approval why a second person must approve it, when one must
   */
  public record Pay(
      String billTo,
      Optional<String> address,
      String free,
      Optional<String> over,
      Optional<String> approval,
      boolean card,
      String button,
      String packs,
      String packCredits,
      String packPrice,
      String gross,
      String until) {}

  /** An order placed a moment ago, lest it be bought twice by mistake. */
  public record Recent(String label, String href, String words) {}

  /**
   * How this visitor can pay.
   *
   * @param card whether a card can
   * @param changesAddress whether the visitor may say whom to bill
   */
  record Ways(boolean card, boolean changesAddress) {}

  static BuyPage of(
      String contract,
      BuyForm form,
      String token,
      int latest,
      String warning,
      Review.Offered review,
      Prospect prospect,
      Ways ways,
      Optional<Recent> recent) {
    Offer offer = review.offer();
    return new BuyPage(
        contract + "/buy",
        contract + "/orders",
        form.form(),
        token,
        latest,
        warning,
        prospect.heading(offer),
        prospect.text() + " " + pack(offer.price()),
        prospect.drawing(offer),
        caption(offer),
        rungs(offer, prospect),
        offer.gross().currency().getCurrencyCode(),
        offer.gross().currency().getCurrencyCode() + (isTaxed(offer) ? " net" : ""),
        reviewed(offer),
        pay(contract, review, ways),
        recent);
  }

  private static boolean isTaxed(Offer offer) {
    return offer.tax().percent().signum() > 0;
  }

  /** {@code A pack is 100 shared credits for 100.00 USD, 95.00 from 10 packs on.} */
  private static String pack(Price price) {
    String steps =
        price.steps().stream()
            .map(
                step ->
                    ", %s from %s packs on"
                        .formatted(
                            Format.amount(step.packPrice()), Format.number(step.fromPacks())))
            .collect(Collectors.joining());
    return "A pack is %s shared credits for %s%s."
        .formatted(Format.credits(price.packCredits()), Format.money(price.packPrice()), steps);
  }

  private static String caption(Offer offer) {
    return "Solid: available until today. Dashed: projected with %s. Dotted: without."
        .formatted(Format.plural("pack", offer.packs()));
  }

  private static List<Rung> rungs(Offer offer, Prospect prospect) {
    var packs = new TreeSet<>(RUNGS);
    packs.add(offer.packs());
    return packs.stream().map(count -> rung(offer, prospect, count)).toList();
  }

  private static Rung rung(Offer chosen, Prospect prospect, int packs) {
    Offer offer = chosen.of(packs);
    return new Rung(
        Integer.toString(packs),
        packs == chosen.packs(),
        Format.plural("pack", packs),
        Format.credits(offer.credits()),
        Format.amount(offer.net()),
        prospect.with(offer));
  }

  private static Reviewed reviewed(Offer offer) {
    return new Reviewed(
        Format.credits(offer.credits()),
        Format.amount(offer.gross()),
        times(offer),
        isTaxed(offer) ? "with " + offer.tax().words() : offer.tax().words(),
        Format.amount(offer.net()),
        offer.tax().words(),
        Format.amount(offer.taxAmount()),
        When.date(offer.untilDay()),
        Format.shortDate(offer.untilDay()),
        Integer.toString(offer.untilDay().getYear()),
        reason(offer),
        soon(offer));
  }

  private static String times(Offer offer) {
    return Format.number(offer.packs()) + " × " + Format.amount(offer.packPrice());
  }

  private static String reason(Offer offer) {
    String inOneYear = Format.date(offer.on().plusYears(1));
    return offer.expiry().reason() == Expiry.Reason.RENEWAL
        ? "the renewal comes before one year, " + inOneYear
        : "one year from today";
  }

  private static Optional<String> soon(Offer offer) {
    return offer.lapsesSoon()
        ? Optional.of(
            "These credits expire %s, on %s, because the contract is up for renewal. What is left of them then lapses; packs bought after the renewal last longer."
                .formatted(
                    Format.relative(offer.untilDay(), offer.on()), Format.date(offer.untilDay())))
        : Optional.empty();
  }

  private static Pay pay(String contract, Review.Offered review, Ways ways) {
    Offer offer = review.offer();
    CreditLine line = review.line();
    Promise promise = offer.promise();
    return new Pay(
        review.billing().to().inOneLine(),
        ways.changesAddress() ? Optional.of(contract + "/settings/billing") : Optional.empty(),
        Format.money(line.free()),
        line.allows(offer.gross()) ? Optional.empty() : Optional.of(over(offer, line)),
        review.needsApproval() ? Optional.of(approval(review)) : Optional.empty(),
        ways.card(),
        (review.needsApproval() ? "Ask to buy %s for %s" : "Buy %s for %s")
            .formatted(Format.plural("pack", offer.packs()), Format.money(offer.gross())),
        Integer.toString(offer.packs()),
        promise.packCredits().toString(),
        promise.packPrice().amount().toPlainString(),
        promise.gross().amount().toPlainString(),
        promise.until().toString());
  }

  private static String approval(Review.Offered review) {
    return "Above %s somebody else who may buy approves an order. Nothing is bought until then, and after %d days without an answer it is over."
        .formatted(Format.money(review.approvalAbove().orElseThrow()), Approval.OPEN_DAYS);
  }

  /** What to do about an order that the credit limit does not allow. */
  static String over(Offer offer, CreditLine line) {
    return "%s is more than the %s that are free of the credit limit. "
            .formatted(Format.money(offer.gross()), Format.money(line.free()))
        + fewer(offer, line)
        + "have an open invoice paid first.";
  }

  private static String fewer(Offer offer, CreditLine line) {
    int packs =
        IntStream.rangeClosed(1, offer.packs())
            .filter(count -> line.allows(offer.of(count).gross()))
            .max()
            .orElse(0);
    return packs > 0 ? "Choose at most " + Format.plural("pack", packs) + ", or " : "To go on, ";
  }

  static Recent recent(Order order, String orders, ZoneId zone) {
    return new Recent(
        "Order " + order.id(),
        orders + "/" + order.id(),
        "%s for %s, was placed at %s by %s. What you buy here comes on top of it."
            .formatted(
                Format.plural("pack", order.packs()),
                Format.money(order.gross()),
                Format.dateTime(order.orderedAt(), zone),
                order.orderedBy()));
  }
}
