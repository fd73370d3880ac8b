package cloudcredits.web;

/** Decides about a contract in a path. The feature that knows contracts implements it. */
@FunctionalInterface
public interface ContractDoor {

  /** Whether this visitor may use the right on the contract of this number, which may not exist. */
  Entry enter(Visitor visitor, String contractNumber, Enum<?> right);

  /** The answer at the door. */
  sealed interface Entry {}

  /**
   * Come in.
   *
   * @param contract what the pages behind the door need; they ask {@link Gate#contract} for it
   */
  record Open(Object contract) implements Entry {}

  /** The visitor has a role on the contract, but not this right. */
  record Forbidden() implements Entry {}

  /** No such contract, or none of this visitor's business: nobody may tell the two apart. */
  record Hidden() implements Entry {}
}
