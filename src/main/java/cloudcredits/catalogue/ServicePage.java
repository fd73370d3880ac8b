package cloudcredits.catalogue;

import cloudcredits.web.When;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One service: what a job tells about itself, and every rate that there was and will be.
 *
 * @param chart the path of the chart of services
 * @param estimator where to ask what a job would cost
 * @param words the rate in force, or that there is none
 * @param rates the latest first
 */
public record ServicePage(
    String chart,
    String estimator,
    String name,
    String product,
    String words,
    List<VariableRow> variables,
    List<RateRow> rates) {

  /**
   * A variable.
   *
   * @param requirement a sentence without its full stop: {@code A whole number from 1 to 16,384 px}
   */
  public record VariableRow(String label, String name, String requirement) {}

  /**
   * A version of the rate.
   *
   * @param until the start of the next version
   * @param state in force, to come or past
   */
  public record RateRow(
      int version,
      String words,
      String expression,
      When since,
      Optional<When> until,
      State state) {}

  /** Where a rate stands in time. */
  public enum State {
    TO_COME("to come", ""),
    IN_FORCE("in force", "live"),
    PAST("past", "");

    private final String words;
    private final String tag;

    State(String words, String tag) {
      this.words = words;
      this.tag = tag;
    }

    public String words() {
      return words;
    }

    /** The state of the tag that shows it. */
    public String tag() {
      return tag;
    }
  }

  static ServicePage of(String chart, Service service, ZoneId zone, Instant now) {
    return new ServicePage(
        chart,
        chart + "?" + EstimateForm.SERVICE + "=" + service.key(),
        service.name(),
        service.product(),
        wordsAt(service, now),
        variables(service),
        rates(service, zone, now));
  }

  static String wordsAt(Service service, Instant now) {
    return service.rateAt(now).map(Rate::words).orElse("It has no rate in force now.");
  }

  static List<VariableRow> variables(Service service) {
    return service.variables().stream().map(ServicePage::variable).toList();
  }

  private static VariableRow variable(Variable variable) {
    return new VariableRow(
        variable.label(), variable.name(), Figures.capital(variable.requirement()));
  }

  /** The latest first. */
  static List<RateRow> rates(Service service, ZoneId zone, Instant now) {
    List<Rate> rates = service.rates();
    return IntStream.range(0, rates.size())
        .mapToObj(
            i -> {
              Optional<Instant> end = rates.stream().skip(i + 1L).findFirst().map(Rate::validFrom);
              return rate(rates.get(i), end, zone, now);
            })
        .toList()
        .reversed();
  }

  private static RateRow rate(Rate rate, Optional<Instant> end, ZoneId zone, Instant now) {
    return new RateRow(
        rate.version(),
        rate.words(),
        rate.expression().toString(),
        When.dateTime(rate.validFrom(), zone),
        end.map(until -> When.dateTime(until, zone)),
        state(rate, end, now));
  }

  private static State state(Rate rate, Optional<Instant> end, Instant now) {
    if (rate.validFrom().isAfter(now)) {
      return State.TO_COME;
    }
    return end.filter(until -> !until.isAfter(now)).isPresent() ? State.PAST : State.IN_FORCE;
  }
}
