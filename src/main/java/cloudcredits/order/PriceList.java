package cloudcredits.order;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The prices of one currency, past, present and to come (rules §9). */
public record PriceList(List<Price> prices) {

  public PriceList {
    prices = List.copyOf(prices);
  }

  List<Price> latestFirst() {
    return prices.stream().sorted(Comparator.comparing(Price::validFrom).reversed()).toList();
  }

  /** The price in force on a day; empty before the first one: nothing is sold then. */
  public Optional<Price> on(LocalDate day) {
    return prices.stream()
        .filter(price -> !price.validFrom().isAfter(day))
        .max(Comparator.comparing(Price::validFrom));
  }
}
