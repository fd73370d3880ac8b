package cloudcredits.cap;

/** What became of a change of groups. */
public sealed interface GroupChange {

  record Done(int group, String name) implements GroupChange {}

  /** The contract has a group of this name, whatever its capitals. */
  record NameTaken() implements GroupChange {}

  /** Somebody who has a seat is in it. */
  record HasMembers(Group group) implements GroupChange {}

  /** Jobs were counted for it: reports name it for ever. */
  record HasJobs(Group group) implements GroupChange {}

  record UnknownGroup() implements GroupChange {}
}
