package cloudcredits.order;

import cloudcredits.credit.Expiry;
import cloudcredits.credit.Money;
import cloudcredits.report.RunwayDrawing;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Choosing packs, their review, and paying for them.
 *
 * @param path of this page
 * @param orders where the form buys
 * @param token one form buys once
 * @param warning what has changed since the last review; "" for nothing
 * @param heading how many packs are needed, as far as anybody can tell
 * @param runway with the chosen packs and without
 */
public record BuyPage(
    String path,
    String orders,
    Form form,
    String token,
    String warning,
    String heading,
    String text,
    RunwayDrawing runway,
    String caption,
    List<Rung> rungs,
    String currency,
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
      String total,
      String times,
      When until,
      String untilDay,
      String untilYear,
      String reason,
      Optional<String> soon) {}

  /**
   * Paying by invoice.
   *
   * @param free of the credit limit
   * @param over what to do when the credit limit does not allow the order; the button is there when
   *     it does
   */
  public record Pay(
      String free,
      Optional<String> over,
      String button,
      String packs,
      String packCredits,
      String packPrice,
      String until) {}

  /** An order placed a moment ago, lest it be bought twice by mistake. */
  public record Recent(String label, String href, String words) {}

  static BuyPage of(
      String contract,
      BuyForm form,
      String token,
      String warning,
      Review.Offered review,
      Prospect prospect,
      Optional<Recent> recent) {
    Offer offer = review.offer();
    return new BuyPage(
        contract + "/buy",
        contract + "/orders",
        form.form(),
        token,
        warning,
        prospect.heading(offer),
        prospect.text() + " " + pack(offer.price()),
        prospect.drawing(offer),
        caption(offer),
        rungs(offer, prospect),
        offer.total().currency().getCurrencyCode(),
        reviewed(offer),
        pay(offer, review.line()),
        recent);
  }

  private static String pack(Price price) {
    return "A pack is %s shared credits for %s."
        .formatted(Format.credits(price.packCredits()), Format.money(price.packPrice()));
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
    var offer = new Offer(packs, chosen.price(), chosen.on(), chosen.zone(), chosen.expiry());
    return new Rung(
        Integer.toString(packs),
        packs == chosen.packs(),
        Format.plural("pack", packs),
        Format.credits(offer.credits()),
        Format.amount(offer.total()),
        prospect.with(offer));
  }

  private static Reviewed reviewed(Offer offer) {
    return new Reviewed(
        Format.credits(offer.credits()),
        Format.amount(offer.total()),
        Format.number(offer.packs()) + " × " + Format.amount(offer.price().packPrice()),
        When.date(offer.untilDay()),
        Format.shortDate(offer.untilDay()),
        Integer.toString(offer.untilDay().getYear()),
        reason(offer),
        soon(offer));
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

  private static Pay pay(Offer offer, CreditLine line) {
    Promise promise = offer.promise();
    return new Pay(
        Format.money(line.free()),
        line.allows(offer.total()) ? Optional.empty() : Optional.of(over(offer, line)),
        "Buy %s for %s"
            .formatted(Format.plural("pack", offer.packs()), Format.money(offer.total())),
        Integer.toString(offer.packs()),
        promise.packCredits().toString(),
        promise.packPrice().amount().toPlainString(),
        promise.until().toString());
  }

  /** What to do about an order that the credit limit does not allow. */
  static String over(Offer offer, CreditLine line) {
    return overLimit(offer.total(), line.free())
        + fewer(line.free(), offer.price().packPrice())
        + "have an open invoice paid first.";
  }

  private static String overLimit(Money total, Money free) {
    return "%s is more than the %s that are free of the credit limit. "
        .formatted(Format.money(total), Format.money(free));
  }

  private static String fewer(Money free, Money packPrice) {
    int packs = free.amount().divide(packPrice.amount(), 0, RoundingMode.DOWN).intValue();
    return packs > 0 ? "Choose at most " + Format.plural("pack", packs) + ", or " : "To go on, ";
  }

  static Recent recent(Order order, String orders, ZoneId zone) {
    return new Recent(
        "Order " + order.id(),
        orders + "/" + order.id(),
        "%s for %s, was placed at %s by %s. What you buy here comes on top of it."
            .formatted(
                Format.plural("pack", order.packs()),
                Format.money(order.total()),
                Format.dateTime(order.orderedAt(), zone),
                order.orderedBy()));
  }
}
