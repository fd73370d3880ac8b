package cloudcredits.contract;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.util.List;
import java.util.Optional;

/**
 * Who manages, administers and coordinates a contract.
 *
 * @param answer the page's heading
 * @param mayAppoint whether the visitor may change anything but the manager
 */
public record RolesPage(
    List<Choice> tabs,
    String path,
    String answer,
    List<Row> rows,
    boolean mayAppoint,
    Form form,
    List<Choice> roles) {

  /**
   * @param dismissal where the person is dismissed, for those who may
   * @param handover where the person becomes the manager, for those who may
   */
  public record Row(
      String name,
      String email,
      String role,
      boolean accountOpen,
      When since,
      Optional<String> dismissal,
      Optional<String> handover) {}

  static RolesPage of(Visit visit, List<RoleHolder> holders, Form form) {
    String path = Sections.pathOf(visit.contract()) + "/settings";
    return new RolesPage(
        SettingsTabs.of(visit),
        path,
        answer(holders),
        holders.stream().map(holder -> row(visit, path, holder)).toList(),
        visit.may(Right.APPOINT),
        form,
        List.of(
            new Choice(
                "administrator",
                "Contract administrator",
                "Usage, buying, people, caps and groups"),
            new Choice(
                "coordinator", "Software coordinator", "The same, for a site or a department")));
  }

  private static String answer(List<RoleHolder> holders) {
    long others = holders.size() - 1L;
    String manager = holders.getFirst().name() + " manages this contract";
    return others == 0 ? manager + " alone" : manager + ", with " + Format.plural("other", others);
  }

  private static Row row(Visit visit, String path, RoleHolder holder) {
    boolean manager = holder.role() == Role.MANAGER;
    String own = path + "/roles/" + holder.person();
    return new Row(
        holder.name(),
        holder.email(),
        Words.of(holder.role()),
        holder.accountOpen(),
        When.date(holder.appointedAt(), visit.contract().zone()),
        Optional.of(own + "/dismissal").filter(_ -> !manager && visit.may(Right.APPOINT)),
        Optional.of(own + "/manager").filter(_ -> !manager && visit.may(Right.BILLING)));
  }
}
