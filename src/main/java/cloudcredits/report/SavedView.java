package cloudcredits.report;

/**
 * A filter of the usage report that a person keeps by name on a contract (rules §10).
 *
 * @param id 1, 2, 3, … of each person on each contract
 * @param query canonical, as {@link UsageQuery} writes it
 */
public record SavedView(int id, String name, String query) {

  /** The longest name. */
  static final int LONGEST_NAME = 60;

  /** The longest query. */
  static final int LONGEST_QUERY = 2_000;

  /** So many does a person keep on a contract at most. */
  static final int MOST = 30;

  /** The address of the report that it stands for. */
  String on(String usage) {
    return usage + "?" + query;
  }
}
