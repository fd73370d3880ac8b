package cloudcredits.contract;

/** What became of a dismissal. */
public sealed interface Dismissal {

  record Dismissed(RoleHolder holder) implements Dismissal {}

  /** A contract is never without its manager: the role is passed on instead. */
  record IsManager() implements Dismissal {}

  /** The person has no role any more. */
  record NoRole() implements Dismissal {}
}
