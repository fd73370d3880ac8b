package cloudcredits.metering;

import cloudcredits.catalogue.CatalogueService;
import cloudcredits.catalogue.InputProblem;
import cloudcredits.catalogue.Pricing;
import cloudcredits.catalogue.Rate;
import cloudcredits.catalogue.Service;
import cloudcredits.credit.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prices jobs: by the catalogue's rate, or as a service that prices itself says (rules §8). */
final class Pricer {

  private static final String NO_VARIABLES = "{}";

  private final CatalogueService catalogue;

  Pricer(CatalogueService catalogue) {
    this.catalogue = catalogue;
  }

  /** What a job costs, or why that can't be said. */
  sealed interface Priced {

    /**
     * @param rateVersion empty: the service named the price
     * @param rateWords the rate in plain English
     * @param variables as JSON, in canonical form
     */
    record Cost(
        Credits credits,
        Optional<Integer> rateVersion,
        Optional<String> rateWords,
        String variables)
        implements Priced {}

    /** Why it can't. */
    sealed interface Failed extends Priced {}

    record UnknownService() implements Failed {}

    record Invalid(List<InputProblem> problems) implements Failed {}

    record NotTheSource() implements Failed {}

    record NoRate(String why) implements Failed {}

    /**
     * The rate was published a moment ago by another instance: in a few seconds it is known here.
     */
    record NotYet() implements Failed {}
  }

  /**
   * The price of a job that begins.
   *
   * @param at when it occurred; never in the future, where another rate may yet come
   */
  Priced atBeginning(String serviceKey, Price price, Instant at) {
    Optional<Service> service = catalogue.service(serviceKey);
    if (service.isEmpty()) {
      return new Priced.UnknownService();
    }
    return switch (price) {
      case Price.ByCredits(Credits credits) ->
          service.get().selfPriced() ? named(credits) : new Priced.NotTheSource();
      case Price.ByVariables(Map<String, Object> variables) ->
          service.get().selfPriced()
              ? new Priced.NotTheSource()
              : priced(service.get().price(variables, at));
    };
  }

  /**
   * The price of a job that is settled: by the same version of the rate that priced its beginning,
   * whatever was published since; or what the service measured.
   */
  Priced atEnd(KnownJob job, Price price) {
    return switch (price) {
      case Price.ByCredits(Credits credits) -> named(credits);
      case Price.ByVariables(Map<String, Object> variables) ->
          job.rateVersion().isEmpty()
              ? new Priced.NotTheSource()
              : catalogue
                  .service(job.service())
                  .flatMap(service -> rateOf(job, service).map(at -> service.price(variables, at)))
                  .map(Pricer::priced)
                  .orElseGet(Priced.NotYet::new);
    };
  }

  /** The start of the job's rate: at that instant exactly this version is in force. */
  private static Optional<Instant> rateOf(KnownJob job, Service service) {
    return job.rateVersion()
        .flatMap(
            version ->
                service.rates().stream().filter(rate -> rate.version() == version).findFirst())
        .map(Rate::validFrom);
  }

  private static Priced named(Credits credits) {
    return new Priced.Cost(credits, Optional.empty(), Optional.empty(), NO_VARIABLES);
  }

  private static Priced priced(Pricing pricing) {
    return switch (pricing) {
      case Pricing.Priced(_, var variables, Credits credits, int version, String words) ->
          new Priced.Cost(
              credits, Optional.of(version), Optional.of(words), Json.text(variables.values()));
      case Pricing.UnknownService _ -> new Priced.UnknownService();
      case Pricing.InvalidVariables(List<InputProblem> problems) -> new Priced.Invalid(problems);
      case Pricing.NotPriced(_, String why) -> new Priced.NoRate(why);
    };
  }
}
