package cloudcredits.catalogue;

import cloudcredits.web.Format;
import cloudcredits.web.Here;
import cloudcredits.web.When;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The rates of all services, for operators. */
public record OperatorRatesPage(List<Here.Section> sections, String answer, List<Row> rows) {

  /**
   * A service.
   *
   * @param now the rate in force
   * @param planned the rates to come, the next one first
   */
  public record Row(
      String href,
      String name,
      String product,
      boolean selfPriced,
      Optional<Line> now,
      List<Line> planned) {}

  /** A version of a rate. */
  public record Line(int version, String words, String expression, When since) {

    static Line of(Rate rate) {
      return new Line(
          rate.version(),
          rate.words(),
          rate.expression().toString(),
          When.dateTime(rate.validFrom(), ZoneOffset.UTC));
    }
  }

  static OperatorRatesPage of(List<Here.Section> sections, List<Service> services, Instant now) {
    List<Row> rows = services.stream().map(service -> row(service, now)).toList();
    return new OperatorRatesPage(sections, answer(rows), rows);
  }

  private static String answer(List<Row> rows) {
    int planned = rows.stream().mapToInt(row -> row.planned().size()).sum();
    return Format.plural("service", rows.size())
        + (planned == 0 ? ", no rate planned" : ", " + Format.plural("rate", planned) + " planned");
  }

  private static Row row(Service service, Instant now) {
    return new Row(
        OperatorRatePages.path(service),
        service.name(),
        service.product(),
        service.selfPriced(),
        service.rateAt(now).map(Line::of),
        service.rates().stream()
            .filter(rate -> rate.validFrom().isAfter(now))
            .map(Line::of)
            .toList());
  }
}
