package cloudcredits.web;

/**
 * One of several answers in a select box or a group of radio buttons.
 *
 * @param value what the form sends
 * @param note what choosing it means, "" when that is plain
 */
public record Choice(String value, String label, String note) {

  public Choice(String value, String label) {
    this(value, label, "");
  }
}
