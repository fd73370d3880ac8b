package cloudcredits.catalogue;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A cloud service that uses credits (rules §8).
 *
 * @param key names it in addresses and requests: {@code rendering}
 * @param selfPriced whether it names the credits of a job itself, instead of variables
 * @param variables in the order in which they are asked for
 * @param rates all versions, the first one first
 */
public record Service(
    String key,
    String name,
    String product,
    boolean includedInPlan,
    boolean usageBased,
    boolean selfPriced,
    List<Variable> variables,
    List<Rate> rates) {

  public Service {
    variables = List.copyOf(variables);
    rates = rates.stream().sorted(Comparator.comparingInt(Rate::version)).toList();
  }

  /** The rate in force at this instant; empty when there was none yet. */
  public Optional<Rate> rateAt(Instant at) {
    return rates.reversed().stream().filter(rate -> !rate.validFrom().isAfter(at)).findFirst();
  }

  /** The latest version, which may begin only later; empty when there is none at all. */
  public Optional<Rate> latestRate() {
    return rates.isEmpty() ? Optional.empty() : Optional.of(rates.getLast());
  }

  /**
   * What a job costs. The same variables at the same instant always cost the same.
   *
   * @param raw by name, as they came, not yet validated
   * @param at when the job occurred
   */
  public Pricing price(Map<String, ?> raw, Instant at) {
    return switch (Variables.read(variables, raw)) {
      case Variables.Reading.Invalid invalid -> new Pricing.InvalidVariables(invalid.problems());
      case Variables.Reading.Valid valid ->
          rateAt(at)
              .map(rate -> price(valid.variables(), rate))
              .orElseGet(() -> new Pricing.NotPriced(this, "It has no rate at that time."));
    };
  }

  private Pricing price(Variables valid, Rate rate) {
    return switch (rate.expression().evaluate(valid)) {
      case RateExpression.Evaluation.Cost cost ->
          new Pricing.Priced(this, valid, cost.credits(), rate.version(), rate.words());
      case RateExpression.Evaluation.Failure failure -> new Pricing.NotPriced(this, failure.why());
    };
  }
}
