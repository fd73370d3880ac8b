package cloudcredits.catalogue;

import java.util.List;

/** What became of a rate that an operator wanted to publish. */
public sealed interface Publication {

  record Published(Service service, Rate rate) implements Publication {}

  record UnknownService(String key) implements Publication {}

  /**
   * @param problems named by the fields {@code expression}, {@code words} and {@code validFrom}
   */
  record Refused(List<InputProblem> problems) implements Publication {}

  /** Another version was published since the operator looked. */
  record Meanwhile(Rate latest) implements Publication {}
}
