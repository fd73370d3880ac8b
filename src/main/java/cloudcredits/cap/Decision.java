package cloudcredits.cap;

/** What became of a decision on a request for more. */
public sealed interface Decision {

  record Decided(Ask request) implements Decision {}

  /** Decided or withdrawn in the meantime. */
  record NotOpen(Ask request) implements Decision {}

  /** The person's cap is no longer the one whose raise was shown. */
  record CapChanged(Ask request) implements Decision {}

  record UnknownRequest() implements Decision {}
}
