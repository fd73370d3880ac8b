package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.contract.Contract;
import cloudcredits.rollup.Outcome;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.QueryString;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The filter of a usage report: views as links, fields with their choices, and the same in words
 * for paper.
 *
 * @param view which of the views is shown
 * @param more whether a filter counts that is seldom used
 * @param said the filter in words
 * @param many whether there are too many people to choose from a list
 */
public record UsageFields(
    String path,
    List<Choice> views,
    String view,
    Form form,
    Map<String, List<Choice>> choices,
    boolean more,
    String said,
    boolean many) {

  /** Of more than so many, one is typed rather than chosen from a list. */
  static final int MOST_CHOICES = 50;

  /** Of a view by rows. */
  static UsageFields of(Facts facts, UsageLinks links) {
    return of(facts, links, links.path(), links.view(links.filter().by()));
  }

  /** Of a list with the same filter, at a path below the report's. */
  static UsageFields of(Facts facts, UsageLinks links, String path, String view) {
    UsageFilter filter = links.filter();
    return new UsageFields(
        path,
        views(links),
        view,
        form(filter, links.query()),
        choices(facts, filter),
        filter.person().isPresent()
            || filter.code().isPresent()
            || filter.licence().isPresent()
            || filter.outcome().isPresent()
            || filter.seated().isPresent()
            || filter.asOf().isPresent(),
        said(facts.names(), filter),
        facts.many());
  }

  /** What the fields are filled with. */
  record Facts(
      Contract contract,
      LocalDate today,
      List<UsagePerson> people,
      boolean many,
      List<Service> services,
      List<ReportRepository.Option> options,
      UsageNames names) {}

  private static List<Choice> views(UsageLinks links) {
    return Stream.concat(
            Arrays.stream(By.values()).map(by -> new Choice(links.view(by), by.label())),
            Stream.of(new Choice(links.jobs(), "Jobs"), new Choice(links.unusual(), "Stands out")))
        .toList();
  }

  private static Form form(UsageFilter filter, QueryString query) {
    var values = new HashMap<String, List<String>>(Periods.values(filter.period()));
    Stream.concat(UsageFilter.NARROWING.stream(), Stream.of("and", UsageFilter.AS_OF))
        .forEach(name -> query.get(name).ifPresent(value -> values.put(name, List.of(value))));
    return Form.of(values);
  }

  private static Map<String, List<Choice>> choices(Facts facts, UsageFilter filter) {
    var choices = new HashMap<String, List<Choice>>();
    choices.put("period", Periods.choices(facts.contract().terms(), facts.today()));
    choices.put("and", across(filter.by()));
    choices.put(
        "person",
        with(
            "All users",
            facts.people().stream().map(p -> new Choice(p.id().toString(), p.name())).toList()));
    choices.put(
        "service",
        with(
            "All services",
            facts.services().stream().map(s -> new Choice(s.key(), s.name())).toList()));
    choices.put("group", with("All groups", options(facts, "group", new Choice("0", "No group"))));
    choices.put(
        "code",
        with(
            "All charge codes",
            options(facts, "code", new Choice(UsageFilter.NO_CODE, "No charge code"))));
    choices.put(
        "licence",
        with("All licences", options(facts, "licence", new Choice("0", "No licence noted"))));
    choices.put(
        "state",
        with(
            "All jobs",
            Arrays.stream(Outcome.values())
                .map(outcome -> new Choice(outcome.key(), outcome.label()))
                .toList()));
    choices.put(
        "seat",
        List.of(
            new Choice("", "Everybody"),
            new Choice("now", "Seated"),
            new Choice("left", "No longer seated")));
    return choices;
  }

  private static List<Choice> across(By by) {
    return with(
        "One column",
        Arrays.stream(By.values())
            .filter(across -> across != by && !(across.isTime() && by.isTime()))
            .map(across -> new Choice(across.key(), "By " + lower(across.label())))
            .toList());
  }

  private static List<Choice> with(String all, List<Choice> choices) {
    var more = new ArrayList<Choice>();
    more.add(new Choice("", all));
    more.addAll(choices);
    return more;
  }

  private static List<Choice> options(Facts facts, String kind, Choice none) {
    return Stream.concat(
            facts.options().stream()
                .filter(option -> option.kind().equals(kind))
                .map(option -> new Choice(option.key(), facts.names().of(by(kind), option.key()))),
            Stream.of(none))
        .toList();
  }

  private static By by(String kind) {
    return By.of(kind).orElseThrow();
  }

  /** Whether there are too many to choose from: then one is typed. */
  public boolean isLong(String name) {
    return (many && name.equals("person")) || choices.get(name).size() > MOST_CHOICES;
  }

  /** The address of a view. */
  public String viewBy(By by) {
    return views.get(by.ordinal()).value();
  }

  /** The name of the person who is asked for, "" without one. */
  public String who() {
    return choices.get("person").stream()
        .filter(choice -> choice.value().equals(form.typed("person")))
        .map(Choice::label)
        .findFirst()
        .filter(_ -> !form.typed("person").isEmpty())
        .orElse("");
  }

  static String said(UsageNames names, UsageFilter filter) {
    var words = new ArrayList<String>();
    words.add(
        "By "
            + lower(filter.by().label())
            + filter.across().map(across -> " and " + lower(across.label())).orElse(""));
    words.add(filter.period().label());
    filter.service().ifPresent(key -> words.add("service " + names.of(By.SERVICE, key)));
    filter.group().ifPresent(key -> words.add("group " + names.of(By.GROUP, key.toString())));
    filter.code().ifPresent(key -> words.add("charge code " + names.of(By.CODE, key)));
    filter.licence().ifPresent(key -> words.add(names.of(By.LICENCE, key.toString())));
    filter.person().ifPresent(key -> words.add(names.of(By.USER, key.toString())));
    filter.outcome().ifPresent(outcome -> words.add("jobs " + lower(outcome.label())));
    filter
        .seated()
        .ifPresent(seated -> words.add(seated ? "people seated" : "people no longer seated"));
    return String.join(", ", words);
  }

  private static String lower(String label) {
    return label.toLowerCase(Locale.ROOT);
  }
}
