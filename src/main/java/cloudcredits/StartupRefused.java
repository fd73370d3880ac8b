package cloudcredits;

/** Why the portal does not start, in one plain sentence for the person who starts it. */
public final class StartupRefused extends RuntimeException {

  public StartupRefused(String sentence) {
    super(sentence);
  }

  public StartupRefused(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
