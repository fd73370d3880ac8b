package cloudcredits.cap;

import cloudcredits.credit.Rules.Codes;

/**
 * Whether jobs of a contract carry charge codes.
 *
 * @param listed only codes of the list are taken; else any
 */
public record ChargeCodePolicy(Codes codes, boolean listed) {

  /** {@code required, from the list}. */
  public String words() {
    String from = listed ? ", from the list" : ", any code";
    return switch (codes) {
      case OFF -> "off";
      case OPTIONAL -> "optional" + from;
      case REQUIRED -> "required" + from;
    };
  }
}
