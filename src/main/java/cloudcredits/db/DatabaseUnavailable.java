package cloudcredits.db;

/** Why the portal cannot have its database, in one plain sentence for the person who starts it. */
public final class DatabaseUnavailable extends RuntimeException {

  public DatabaseUnavailable(String sentence) {
    super(sentence);
  }

  public DatabaseUnavailable(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
