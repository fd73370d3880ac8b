package cloudcredits.contract;

import cloudcredits.web.Choice;
import java.util.ArrayList;
import java.util.List;

/** The pages of a contract's settings, for {@code contract/settingstabs.jte}. */
public final class SettingsTabs {

  private SettingsTabs() {}

  /** Those that the visitor may open: label and address. */
  public static List<Choice> of(Visit visit) {
    String settings = Sections.pathOf(visit.contract()) + "/settings";
    var tabs = new ArrayList<>(List.of(new Choice(settings, "Roles")));
    if (visit.may(Right.CAPS)) {
      tabs.add(new Choice(settings + "/caps", "Caps"));
      tabs.add(new Choice(settings + "/charge-codes", "Charge codes"));
      tabs.add(new Choice(settings + "/groups", "Groups"));
    }
    if (visit.may(Right.BUY)) {
      tabs.add(new Choice(settings + "/top-up", "Automatic top-up"));
    }
    if (visit.may(Right.BILLING)) {
      tabs.add(new Choice(settings + "/billing", "Billing"));
    }
    if (visit.may(Right.REPORT)) {
      tabs.add(new Choice(settings + "/reports", "Reports by mail"));
    }
    return List.copyOf(tabs);
  }
}
