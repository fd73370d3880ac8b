package cloudcredits.report;

/** What became of keeping, renaming or deleting a view. */
public sealed interface Saving {

  /** It is done. */
  record Done(SavedView view) implements Saving {}

  /** The person has a view of this name on the contract. */
  record NameTaken() implements Saving {}

  /** The person keeps as many as can be kept. */
  record TooMany() implements Saving {}

  /** The person has no such view on the contract. */
  record Unknown() implements Saving {}
}
