package cloudcredits.cap;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import java.util.List;

/**
 * All groups of a contract, and the form for one more.
 *
 * @param tabs the pages of the settings
 * @param path of this page
 */
public record GroupsPage(List<Choice> tabs, String path, String answer, List<Row> rows, Form form) {

  /** A group. */
  public record Row(String name, String href, String members, String cap) {}

  static GroupsPage of(List<Choice> tabs, String path, List<Group> groups, Form form) {
    String answer = groups.isEmpty() ? "No groups yet" : Format.plural("group", groups.size());
    return new GroupsPage(
        tabs, path, answer, groups.stream().map(group -> row(path, group)).toList(), form);
  }

  private static Row row(String path, Group group) {
    return new Row(
        group.name(),
        path + "/" + group.id(),
        members(group),
        group.limit().map(Limit::words).orElse("no cap"));
  }

  /** {@code 12 members}, {@code 12 members, 2 no longer seated}. */
  static String members(Group group) {
    String seated = Format.plural("member", group.seated());
    return group.former() == 0
        ? seated
        : seated + ", " + Format.number(group.former()) + " no longer seated";
  }
}
