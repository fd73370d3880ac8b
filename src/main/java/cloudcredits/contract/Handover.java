package cloudcredits.contract;

/** What became of the manager's role, which one person passes on to another. */
public sealed interface Handover {

  /** The former manager is an administrator now. */
  record PassedOn(RoleHolder former, RoleHolder manager) implements Handover {}

  /** Somebody else has become the manager meanwhile. */
  record Meanwhile(RoleHolder manager) implements Handover {}

  /** Only an administrator or a coordinator can become the manager. */
  record NoSuccessor() implements Handover {}
}
