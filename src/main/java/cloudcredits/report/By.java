package cloudcredits.report;

import cloudcredits.web.Format;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a row of the usage report stands for (rules §10). */
public enum By {
  USER("User", "User"),
  SERVICE("Service", "Service"),
  GROUP("Group", "Group"),
  CODE("Charge code", "Charge code"),
  LICENCE("Licence", "Licence"),
  MONTH("Month", "Month"),
  WEEK("Week", "Week from"),
  DAY("Day", "Day");

  private final String label;
  private final String head;

  By(String label, String head) {
    this.label = label;
    this.head = head;
  }

  /** The view's name. */
  public String label() {
    return label;
  }

  /** What a row is called in the table's head. */
  public String head() {
    return head;
  }

  /** A number of them: {@code 3 charge codes}. */
  String count(long count) {
    return this == USER
        ? Format.plural("person", "people", count)
        : Format.plural(label.toLowerCase(Locale.ROOT), count);
  }

  /** How the address calls it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<By> of(String key) {
    return Arrays.stream(values()).filter(by -> by.key().equals(key)).findFirst();
  }

  /** Whether rows are days, so that they stand in time's order. */
  boolean isTime() {
    return this == MONTH || this == WEEK || this == DAY;
  }
}
