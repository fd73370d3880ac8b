package cloudcredits.catalogue;

import java.util.List;

/** What would become of a rate if it were published now. Nothing has been changed. */
public sealed interface Rehearsal {

  /**
   * @param rate as it would be published
   */
  record Passed(Service service, Rate rate, RateComparison comparison) implements Rehearsal {}

  record UnknownService(String key) implements Rehearsal {}

  /**
   * @param problems named by the fields {@code expression}, {@code words} and {@code validFrom}
   */
  record Refused(List<InputProblem> problems) implements Rehearsal {}

  /** Another version was published since the operator looked. */
  record Meanwhile(Rate latest) implements Rehearsal {}
}
