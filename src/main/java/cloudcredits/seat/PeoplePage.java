package cloudcredits.seat;

import cloudcredits.cap.Group;
import cloudcredits.cap.Limit;
import cloudcredits.credit.Terms.Activity;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Pager;
import cloudcredits.web.QueryString;
import cloudcredits.web.Sort;
import cloudcredits.web.When;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The list of a contract's people.
 *
 * @param path of this page
 * @param inactive why nobody can be seated now, "" when they can
 * @param requests how many requests for more wait, "" for none or when they are not the visitor's
 * @param said the filter in words
 * @param back this page with its query, to come back to after a switch was pressed
 */
public record PeoplePage(
    String path,
    String answer,
    String inactive,
    String requests,
    List<Licence> licences,
    List<Choice> states,
    List<Choice> licenceChoices,
    List<Choice> groupChoices,
    Form filter,
    String state,
    String said,
    boolean narrowed,
    String back,
    Sort sort,
    Pager pager,
    List<Row> rows) {

  /** A licence, how full it is, and where its people are. */
  public record Licence(String product, String href, String taken, boolean full) {}

  /**
   * A person.
   *
   * @param seated whether there is a permission to switch
   * @param suspended whether individual credits are left that can't be spent
   */
  public record Row(
      String href,
      String name,
      String email,
      boolean invited,
      String products,
      boolean seated,
      boolean permitted,
      String individual,
      boolean suspended,
      String cap,
      String group,
      Optional<When> lastJob) {}

  static PeoplePage of(
      String path,
      Activity activity,
      int requests,
      List<LicenceSeats> licences,
      List<Group> groups,
      PeopleFilter filter,
      QueryString query,
      Sort sort,
      Pager pager,
      List<PersonRow> people,
      ZoneId zone) {
    return new PeoplePage(
        path,
        answer(licences),
        SeatWords.whyInactive(activity),
        requests == 0 ? "" : Format.plural("request", requests) + " for more",
        licences.stream().map(licence -> licence(path, licence)).toList(),
        Stream.of(PeopleFilter.State.values())
            .map(state -> new Choice(link(path, query, state), state.words()))
            .toList(),
        choices("Every licence", licences.stream().map(PeoplePage::choice)),
        choices("Every group", groups.stream().map(PeoplePage::choice)),
        filterForm(filter),
        link(path, query, filter.state()),
        said(filter, licences, groups),
        filter.narrows(),
        query.on(path),
        sort,
        pager,
        people.stream().map(person -> row(path, person, zone)).toList());
  }

  private static String answer(List<LicenceSeats> licences) {
    int taken = licences.stream().mapToInt(LicenceSeats::taken).sum();
    int seats = licences.stream().mapToInt(LicenceSeats::seats).sum();
    return Format.number(taken) + " of " + Format.plural("seat", seats) + " taken";
  }

  private static Licence licence(String path, LicenceSeats licence) {
    return new Licence(
        licence.product(),
        path + "?licence=" + licence.id(),
        Format.number(licence.taken()) + " of " + Format.number(licence.seats()),
        licence.free() == 0);
  }

  private static String link(String path, QueryString query, PeopleFilter.State state) {
    String value = state == PeopleFilter.State.SEATED ? "" : Form.key(state);
    return query.with("state", value).without("page").on(path);
  }

  private static Choice choice(LicenceSeats licence) {
    return new Choice(Integer.toString(licence.id()), licence.product());
  }

  private static Choice choice(Group group) {
    return new Choice(Integer.toString(group.id()), group.name());
  }

  private static List<Choice> choices(String all, Stream<Choice> some) {
    return Stream.concat(Stream.of(new Choice("", all)), some).toList();
  }

  private static Form filterForm(PeopleFilter filter) {
    return Form.of(
        Map.of(
            "q", List.of(filter.text()),
            "licence", List.of(filter.licence().map(String::valueOf).orElse("")),
            "group", List.of(filter.group().map(String::valueOf).orElse("")),
            "state", List.of(Form.key(filter.state()))));
  }

  private static String said(PeopleFilter filter, List<LicenceSeats> licences, List<Group> groups) {
    String licence =
        licences.stream()
            .filter(one -> filter.licence().filter(id -> id == one.id()).isPresent())
            .map(one -> ", on " + one.product())
            .findFirst()
            .orElse("");
    String group =
        groups.stream()
            .filter(one -> filter.group().filter(id -> id == one.id()).isPresent())
            .map(one -> ", in " + one.name())
            .findFirst()
            .orElse("");
    String text = filter.text().isEmpty() ? "" : ", with “" + filter.text() + "”";
    return filter.state().words() + licence + group + text;
  }

  private static Row row(String path, PersonRow person, ZoneId zone) {
    return new Row(
        path + "/" + person.id(),
        person.name(),
        person.email(),
        person.invited(),
        person.products(),
        person.isSeated(),
        person.permitted(),
        Format.credits(person.individual()),
        !person.permitted() && person.individual().isPositive(),
        person.cap().map(Limit::words).orElse("no cap"),
        person.groupName().orElse(""),
        person.lastJob().map(at -> When.date(at, zone)));
  }
}
