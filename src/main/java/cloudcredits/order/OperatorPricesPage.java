package cloudcredits.order;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Here;
import cloudcredits.web.When;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/** The price list, for operators. */
public record OperatorPricesPage(
    List<Here.Section> sections,
    String heading,
    List<Row> rows,
    Form form,
    List<Choice> currencies,
    List<Integer> steps) {

  /** A price. */
  public record Row(
      String currency, When from, String credits, String price, String volume, String state) {}

  static OperatorPricesPage of(
      List<Here.Section> sections, List<PriceList> lists, Form form, LocalDate today) {
    return new OperatorPricesPage(
        sections,
        "Sold in " + Format.plural("currency", "currencies", lists.size()),
        lists.stream()
            .flatMap(list -> list.latestFirst().stream().map(price -> row(list, price, today)))
            .toList(),
        form,
        PriceForm.CURRENCIES,
        IntStream.rangeClosed(1, PriceForm.STEPS).boxed().toList());
  }

  private static Row row(PriceList list, Price price, LocalDate today) {
    boolean inForce = list.on(today).filter(price::equals).isPresent();
    return new Row(
        price.packPrice().currency().getCurrencyCode(),
        When.date(price.validFrom()),
        Format.credits(price.packCredits()),
        Format.amount(price.packPrice()),
        PricesPage.volume(price),
        inForce ? "In force" : price.validFrom().isAfter(today) ? "To come" : "Past");
  }
}
