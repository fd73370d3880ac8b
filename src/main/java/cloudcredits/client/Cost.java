package cloudcredits.client;

import java.math.BigDecimal;
import java.util.Map;

/** What a job costs: priced by the catalogue from its variables, or named by the service. */
public sealed interface Cost {

  /**
   * @param values by the catalogue's names, numbers or texts
   */
  record Variables(Map<String, Object> values) implements Cost {

    public Variables {
      values = Map.copyOf(values);
    }

    @Override
    public Map<String, Object> members() {
      return Map.of("variables", values);
    }
  }

  /**
   * @param credits with at most two places
   */
  record Named(BigDecimal credits) implements Cost {

    @Override
    public Map<String, Object> members() {
      return Map.of("credits", credits.toPlainString());
    }
  }

  /** How requests carry it. */
  Map<String, Object> members();
}
