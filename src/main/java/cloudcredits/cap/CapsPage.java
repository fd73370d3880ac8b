package cloudcredits.cap;

import cloudcredits.contract.Contract;
import cloudcredits.web.Choice;
import cloudcredits.web.Format;
import java.util.List;
import java.util.Optional;

/**
 * All caps of a contract.
 *
 * @param tabs the pages of the settings
 * @param path of this page
 * @param answer the contract's cap in words
 * @param more how many people are not on this page, "" when all are
 * @param groupsPath where groups are made
 * @param peoplePath where people are found
 */
public record CapsPage(
    List<Choice> tabs,
    String path,
    String answer,
    String contractCap,
    String newPeopleCap,
    List<Row> groups,
    List<Row> people,
    String more,
    String groupsPath,
    String peoplePath) {

  /** Somebody's cap, and where it is changed. */
  public record Row(String name, String note, String cap, String change) {}

  static CapsPage of(
      List<Choice> tabs,
      Contract contract,
      Optional<Limit> whole,
      Optional<Limit> newPeople,
      List<Group> groups,
      List<PersonCap> people,
      int capped) {
    String path = SettingsPath.of(contract, "caps");
    String peoplePath = SettingsPath.people(contract);
    return new CapsPage(
        tabs,
        path,
        whole
            .map(limit -> "At most " + limit.words() + " for the whole contract")
            .orElse("The contract has no cap"),
        words(whole),
        words(newPeople),
        groups.stream().map(group -> row(path, group)).toList(),
        people.stream().map(person -> row(peoplePath, person)).toList(),
        capped == people.size()
            ? ""
            : "and %s more, the tightest first".formatted(Format.number(capped - people.size())),
        SettingsPath.of(contract, "groups"),
        peoplePath);
  }

  private static Row row(String path, Group group) {
    String change = path + "/groups/" + group.id();
    return new Row(group.name(), GroupsPage.members(group), words(group.limit()), change);
  }

  private static Row row(String people, PersonCap person) {
    String note = person.seated() ? person.email() : person.email() + ", no longer seated";
    return new Row(
        person.name(), note, person.limit().words(), people + "/" + person.person() + "#cap");
  }

  private static String words(Optional<Limit> limit) {
    return limit.map(Limit::words).orElse("no cap");
  }
}
