package cloudcredits.catalogue;

import cloudcredits.credit.Credits;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Here;
import cloudcredits.web.QueryString;
import cloudcredits.web.When;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a rate would change, before it is published.
 *
 * @param path where the service's rates are, and where this one is published
 * @param back to the form, with what was typed
 * @param start empty: at once
 * @param before the version that it follows
 * @param compared what became of the jobs that were tried, in words
 * @param hidden what was typed, sent again as it is
 */
public record OperatorRateTrialPage(
    List<Here.Section> sections,
    String path,
    String back,
    String name,
    int version,
    String words,
    String expression,
    Optional<When> start,
    Optional<Integer> before,
    String compared,
    List<Row> rows,
    Map<String, String> hidden) {

  /**
   * A job.
   *
   * @param before "" when no rate came before, or it fails for this job
   * @param change with its sign; "same" where nothing changes
   */
  public record Row(String job, String before, String after, String change) {}

  private static final List<String> FIELDS =
      List.of("expression", "words", "start", "date", "time", "after");

  static OperatorRateTrialPage of(
      List<Here.Section> sections, Rehearsal.Passed passed, NewRate proposed, Form form) {
    Service service = passed.service();
    Rate rate = passed.rate();
    Map<String, String> hidden = new LinkedHashMap<>();
    FIELDS.forEach(field -> hidden.put(field, form.typed(field)));
    return new OperatorRateTrialPage(
        sections,
        OperatorRatePages.path(service),
        back(service, hidden),
        service.name(),
        rate.version(),
        rate.words(),
        rate.expression().toString(),
        proposed.start().map(start -> When.dateTime(start, ZoneOffset.UTC)),
        service.latestRate().map(Rate::version),
        compared(passed.comparison()),
        passed.comparison().samples().stream().map(sample -> row(service, sample)).toList(),
        hidden);
  }

  private static String back(Service service, Map<String, String> typed) {
    QueryString query = QueryString.EMPTY;
    for (Map.Entry<String, String> field : typed.entrySet()) {
      query = query.with(field.getKey(), field.getValue());
    }
    return query.without("after").on(OperatorRatePages.path(service));
  }

  private static String compared(RateComparison comparison) {
    long same = comparison.tried() - comparison.dearer() - comparison.cheaper();
    return "Tried on "
        + Format.plural("job", comparison.tried())
        + ": "
        + Format.number(comparison.dearer())
        + " dearer, "
        + Format.number(comparison.cheaper())
        + " cheaper, "
        + Format.number(same)
        + " the same";
  }

  private static Row row(Service service, RateComparison.Sample sample) {
    return new Row(
        job(service, sample.variables()),
        sample.before().map(Format::credits).orElse(""),
        Format.credits(sample.after()),
        sample.before().map(before -> change(before, sample.after())).orElse(""));
  }

  private static String job(Service service, Variables values) {
    String job =
        service.variables().stream()
            .map(
                variable ->
                    variable.label() + " " + variable.shown(values.values().get(variable.name())))
            .collect(Collectors.joining(", "));
    return job.isEmpty() ? "Any job" : job;
  }

  private static String change(Credits before, Credits after) {
    if (before.equals(after)) {
      return "same";
    }
    return (after.isMoreThan(before) ? "+" : "") + Format.credits(after.minus(before));
  }
}
