package cloudcredits.catalogue;

import cloudcredits.credit.Credits;
import java.util.List;

/** What the catalogue answers to "what would this job cost?". */
public sealed interface Pricing {

  /**
   * @param variables what was priced, validated
   * @param credits never negative, at most 1,000,000
   * @param rateVersion to be kept with the job
   * @param words the rate in plain English
   */
  record Priced(
      Service service, Variables variables, Credits credits, int rateVersion, String words)
      implements Pricing {}

  record UnknownService(String key) implements Pricing {}

  /**
   * @param problems one for each variable that is missing, out of range or not known
   */
  record InvalidVariables(List<InputProblem> problems) implements Pricing {}

  /**
   * The variables are fine, the catalogue is not: it has no rate at that time, or one that fails.
   * Only an operator can help.
   */
  record NotPriced(Service service, String why) implements Pricing {}
}
