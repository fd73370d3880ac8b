package cloudcredits.cap;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import java.util.List;
import java.util.Map;

/**
 * Whether jobs carry charge codes, and the contract's list of codes.
 *
 * @param tabs the pages of the settings
 * @param path of this page
 * @param answer the policy in words
 * @param policy the form of the policy
 * @param add the form for one more code
 */
public record ChargeCodesPage(
    List<Choice> tabs, String path, String answer, Form policy, Form add, List<ChargeCode> codes) {

  /** What can be chosen. */
  public static final List<Choice> CHOICES =
      List.of(
          new Choice("off", "Off", "Jobs need none; one that comes all the same is kept"),
          new Choice("optional", "Optional", "A job may carry one"),
          new Choice("required", "Required", "A job without one is refused"));

  static ChargeCodesPage of(
      List<Choice> tabs,
      String path,
      ChargeCodePolicy now,
      Form policy,
      Form add,
      List<ChargeCode> codes) {
    return new ChargeCodesPage(tabs, path, answer(now), policy, add, codes);
  }

  private static String answer(ChargeCodePolicy policy) {
    String from = policy.listed() ? " from the list" : "";
    return switch (policy.codes()) {
      case OFF -> "Jobs need no charge code";
      case OPTIONAL -> "Jobs may carry a charge code" + from;
      case REQUIRED -> "Every job needs a charge code" + from;
    };
  }

  /** The form with the policy as it is. */
  static Form form(ChargeCodePolicy policy) {
    return Form.of(
        Map.of(
            "codes",
            List.of(Form.key(policy.codes())),
            "listed",
            policy.listed() ? List.of("on") : List.<String>of()));
  }
}
