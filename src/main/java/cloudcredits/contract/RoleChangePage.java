package cloudcredits.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a dismissal or a new manager leads to, before it is done.
 *
 * @param action where the form is posted to
 * @param back to the list of roles
 * @param manager who is the manager as far as the visitor knows, for a handover
 */
public record RoleChangePage(
    String title, List<String> effects, String action, String button, String back, String manager) {

  static RoleChangePage dismissal(Visit visit, RoleHolder holder, boolean oneself) {
    String settings = Sections.pathOf(visit.contract()) + "/settings";
    var effects = new ArrayList<String>();
    if (oneself) {
      effects.add("This is you: you close this contract to yourself.");
    }
    effects.add(
        holder.name()
            + " can no longer see who used what, buy credits, seat people or set caps on this"
            + " contract, from the next click on.");
    effects.add(
        holder.seated()
            ? "The seat, the permission and the person’s own credits stay."
            : "The person has no seat, so nothing of the contract is left to them.");
    effects.add("What the person has done stays in the audit trail. You can undo this.");
    return new RoleChangePage(
        "Dismiss "
            + holder.name()
            + " as "
            + Words.of(holder.role()).toLowerCase(Locale.ROOT)
            + "?",
        effects,
        settings + "/roles/" + holder.person() + "/dismissal",
        "Dismiss",
        settings,
        "");
  }

  static RoleChangePage handover(Visit visit, RoleHolder manager, RoleHolder successor) {
    String settings = Sections.pathOf(visit.contract()) + "/settings";
    var effects = new ArrayList<String>();
    effects.add(
        successor.name() + " alone can then appoint people and pass the manager’s role on again.");
    effects.add(
        manager.name()
            + " becomes contract administrator: usage, buying and people stay open to them,"
            + " appointing does not.");
    if (!successor.accountOpen()) {
      effects.add(successor.name() + " has not opened the account yet and can’t act until then.");
    }
    effects.add("Only " + successor.name() + " or the vendor can turn this back.");
    return new RoleChangePage(
        "Make " + successor.name() + " the contract manager?",
        effects,
        settings + "/roles/" + successor.person() + "/manager",
        "Pass the manager’s role on",
        settings,
        manager.person().toString());
  }
}
