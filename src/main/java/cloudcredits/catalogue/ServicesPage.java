package cloudcredits.catalogue;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The chart of services, and the estimator beside it.
 *
 * @param path of this page
 * @param answer the page's heading: how many services there are, or what the job would cost
 */
public record ServicesPage(
    String path,
    String answer,
    List<Row> rows,
    Form form,
    List<Choice> services,
    Optional<Chosen> chosen,
    Optional<Estimate> estimate) {

  /** One service of the chart; the rate to come is there when one is published. */
  public record Row(
      String href,
      String name,
      String product,
      boolean includedInPlan,
      boolean usageBased,
      Optional<RateLine> rate,
      Optional<RateLine> next) {}

  /** A rate in words, and since when. */
  public record RateLine(String words, When since) {}

  /** The service that was chosen, and the fields that it asks for. */
  public record Chosen(String key, String name, List<Field> fields) {}

  /**
   * A variable to fill in.
   *
   * @param choices empty for a number
   * @param keyboard what a phone should offer, as {@code inputmode} says it
   */
  public record Field(
      String name, String label, String hint, List<Choice> choices, String keyboard) {}

  /** What the job would cost, and how that was calculated. */
  public record Estimate(
      String credits, String unit, String service, List<Given> given, String words, int version) {}

  /** A variable as it was given. */
  public record Given(String label, String value) {}

  static ServicesPage of(
      String path, List<Service> services, EstimateForm estimate, ZoneId zone, Instant now) {
    return new ServicesPage(
        path,
        answer(services),
        services.stream().map(service -> row(path, service, zone, now)).toList(),
        estimate.form(),
        services.stream().map(service -> new Choice(service.key(), service.name())).toList(),
        estimate.service().map(ServicesPage::chosen),
        estimate.answer().map(ServicesPage::estimate));
  }

  private static String answer(List<Service> services) {
    long included = services.stream().filter(Service::includedInPlan).count();
    return Format.plural("service uses", "services use", services.size())
        + " credits, "
        + Format.number(included)
        + " of them in the plan";
  }

  private static Row row(String path, Service service, ZoneId zone, Instant now) {
    return new Row(
        path + "/" + service.key(),
        service.name(),
        service.product(),
        service.includedInPlan(),
        service.usageBased(),
        service.rateAt(now).map(rate -> line(rate, zone)),
        service.rates().stream()
            .filter(rate -> rate.validFrom().isAfter(now))
            .findFirst()
            .map(rate -> line(rate, zone)));
  }

  private static RateLine line(Rate rate, ZoneId zone) {
    return new RateLine(rate.words(), When.date(rate.validFrom(), zone));
  }

  private static Chosen chosen(Service service) {
    return new Chosen(
        service.key(),
        service.name(),
        service.variables().stream().map(ServicesPage::field).toList());
  }

  private static Field field(Variable variable) {
    return switch (variable) {
      case Variable.Number number ->
          new Field(
              number.name(),
              Stream.of(number.label(), number.unit())
                  .filter(text -> !text.isEmpty())
                  .reduce((label, unit) -> label + ", " + unit)
                  .orElseThrow(),
              Figures.of(number.minimum()) + " to " + Figures.of(number.maximum()),
              List.of(),
              number.places() == 0 ? "numeric" : "decimal");
      case Variable.Choice choice ->
          new Field(choice.name(), choice.label(), "", choices(choice), "");
    };
  }

  private static List<Choice> choices(Variable.Choice variable) {
    return variable.choices().stream()
        .map(word -> new Choice(word, Figures.capital(word)))
        .toList();
  }

  private static Estimate estimate(Pricing.Priced priced) {
    return new Estimate(
        Format.credits(priced.credits()),
        priced.credits().hundredths() == 100 ? "credit" : "credits",
        priced.service().name(),
        priced.service().variables().stream().map(v -> given(v, priced.variables())).toList(),
        priced.words(),
        priced.rateVersion());
  }

  private static Given given(Variable variable, Variables values) {
    return new Given(
        variable.label(), Figures.capital(variable.shown(values.values().get(variable.name()))));
  }
}
