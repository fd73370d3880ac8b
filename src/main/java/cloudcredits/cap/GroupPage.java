package cloudcredits.cap;

import cloudcredits.contract.Contract;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import java.util.List;

/**
 * One group.
 *
 * @param tabs the pages of the settings
 * @param path of this page
 * @param back the page of all groups
 * @param everybody where all members are listed
 * @param cut how many members are not on this page, "" when all are
 * @param deletable whether nobody seated is in it
 */
public record GroupPage(
    List<Choice> tabs,
    String path,
    String back,
    String name,
    String members,
    String cap,
    String changeCap,
    List<Row> rows,
    String everybody,
    String cut,
    boolean deletable,
    Form rename,
    Form add) {

  /** A member. */
  public record Row(String name, String email, boolean seated, String href, String out) {}

  static GroupPage of(
      List<Choice> tabs,
      Contract contract,
      Group group,
      List<GroupMember> members,
      Form rename,
      Form add) {
    String back = SettingsPath.of(contract, "groups");
    String path = back + "/" + group.id();
    String people = SettingsPath.people(contract);
    int hidden = group.seated() + group.former() - members.size();
    return new GroupPage(
        tabs,
        path,
        back,
        group.name(),
        GroupsPage.members(group),
        group.limit().map(Limit::words).orElse("no cap"),
        SettingsPath.of(contract, "caps") + "/groups/" + group.id(),
        members.stream().map(member -> row(path, people, member)).toList(),
        people + "?group=" + group.id(),
        hidden == 0 ? "" : "and " + Format.number(hidden) + " more",
        group.seated() == 0,
        rename,
        add);
  }

  private static Row row(String path, String people, GroupMember member) {
    return new Row(
        member.name(),
        member.email(),
        member.seated(),
        people + "/" + member.id(),
        path + "/members/" + member.id() + "/out");
  }
}
