package cloudcredits.rollup;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What has become of a job, as things stand now. Each job has exactly one, so that figures by
 * outcome add up (rules §10).
 */
public enum Outcome {
  /** Charged, at least in part, and nothing came back. */
  SETTLED("Settled"),
  /** Charged, and since then given back in part or in full. */
  REVERSED("Reversed"),
  /** Running, with credits set aside. */
  HELD("Held"),
  /** Released or expired with nothing charged. */
  RELEASED("Released unused"),
  REFUSED("Refused");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** How the address calls it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As the address calls it; empty for what is none. */
  public static Optional<Outcome> of(String key) {
    return Arrays.stream(values()).filter(outcome -> outcome.key().equals(key)).findFirst();
  }
}
