package cloudcredits.metering;

import cloudcredits.credit.Credits;
import java.util.Map;

/** Where a job's price comes from. */
sealed interface Price {

  /** The catalogue prices these, not yet validated. */
  record ByVariables(Map<String, Object> variables) implements Price {}

  /** The service named it. */
  record ByCredits(Credits credits) implements Price {}
}
