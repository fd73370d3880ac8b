package cloudcredits.order;

import cloudcredits.contract.Contract;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What packs cost a contract, now and from the next change on.
 *
 * @param tax what comes on top, in a sentence
 */
public record PricesPage(
    String heading, String tax, String buy, String currency, List<Row> rows, List<Next> next) {

  /** From so many packs in one order on, each costs this. */
  public record Row(String from, String price) {}

  /** A price to come. */
  public record Next(When from, String price, String volume) {}

  static PricesPage of(Contract contract, PriceList prices, LocalDate today, String tax) {
    String currency = contract.creditLimit().currency().getCurrencyCode();
    Optional<Price> price = prices.on(today);
    return new PricesPage(
        price
            .map(
                now ->
                    "A pack is %s shared credits for %s"
                        .formatted(
                            Format.credits(now.packCredits()), Format.money(now.packPrice())))
            .orElse("There is no price in " + currency + " yet"),
        tax,
        "/contracts/" + contract.number() + "/buy",
        currency,
        price.map(PricesPage::rows).orElse(List.of()),
        prices.latestFirst().reversed().stream()
            .filter(later -> later.validFrom().isAfter(today))
            .map(
                later ->
                    new Next(
                        When.date(later.validFrom()),
                        Format.amount(later.packPrice()),
                        volume(later)))
            .toList());
  }

  private static List<Row> rows(Price price) {
    var rows = new ArrayList<Row>();
    rows.add(new Row("1 pack", Format.amount(price.packPrice())));
    price
        .steps()
        .forEach(
            step ->
                rows.add(
                    new Row(
                        Format.number(step.fromPacks()) + " packs",
                        Format.amount(step.packPrice()))));
    return List.copyOf(rows);
  }

  /** {@code 95.00 from 10 packs, 90.00 from 50}; "" for none. */
  static String volume(Price price) {
    return price.steps().stream()
        .map(
            step -> "%s from %d packs".formatted(Format.amount(step.packPrice()), step.fromPacks()))
        .collect(Collectors.joining(", "));
  }
}
