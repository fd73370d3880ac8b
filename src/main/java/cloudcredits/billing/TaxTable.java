package cloudcredits.billing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tax rates of all countries, past, present and to come. */
public record TaxTable(List<TaxRate> rates) {

  public TaxTable {
    rates = List.copyOf(rates);
  }

  /** The rate in force in a country on a day; empty before the first one: nothing is sold then. */
  public Optional<TaxRate> on(String country, LocalDate day) {
    return of(country)
        .filter(rate -> !rate.validFrom().isAfter(day))
        .max(Comparator.comparing(TaxRate::validFrom));
  }

  private Stream<TaxRate> of(String country) {
    return rates.stream().filter(rate -> rate.country().equals(country));
  }

  /** Every country that has or will have a rate, by its name. */
  public List<String> countries() {
    return rates.stream()
        .map(TaxRate::country)
        .distinct()
        .sorted(Comparator.comparing(Countries::name))
        .toList();
  }
}
