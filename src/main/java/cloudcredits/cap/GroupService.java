package cloudcredits.cap;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.account.EmailAddress;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The door to groups (rules §7). A job counts for the group that the person is in at that time. */
public final class GroupService {

  /** The longest name of a group. */
  public static final int LONGEST_NAME = 80;

  private final Jdbi jdbi;
  private final LedgerService ledger;
  private final AuditService audit;

  public GroupService(Jdbi jdbi, LedgerService ledger, AuditService audit) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.audit = audit;
  }

  /** All groups of the contract, by name. */
  public List<Group> all(ContractId contract) {
    return jdbi.withHandle(tx -> new GroupRepository(tx, contract).all());
  }

  public Optional<Group> find(ContractId contract, int group) {
    return jdbi.withHandle(tx -> new GroupRepository(tx, contract).find(group));
  }

  /** The first members of a group, by name. */
  public List<GroupMember> members(ContractId contract, int group, int most) {
    return jdbi.withHandle(tx -> new GroupRepository(tx, contract).members(group, most));
  }

  /** Somebody with this address who has, or had, a seat on the contract. */
  public Optional<PersonId> person(ContractId contract, EmailAddress email) {
    return jdbi.withHandle(tx -> new GroupRepository(tx, contract).personOf(email.value()));
  }

  /** The group that the person is in. */
  public Optional<Integer> groupOf(ContractId contract, PersonId person) {
    return jdbi.withHandle(tx -> new GroupRepository(tx, contract).groupOf(person));
  }

  /**
   * Adds a group.
   *
   * @param name 1 to 80 characters
   */
  public GroupChange create(ContractId contract, String name, PersonId by) {
    return ledger.change(
        contract,
        change -> {
          GroupRepository groups = groups(change);
          if (groups.named(name).isPresent()) {
            return new GroupChange.NameTaken();
          }
          return done(change, groups.add(name), name, "created", by);
        });
  }

  /** Gives a group another name; reports show the new one for all time. */
  public GroupChange rename(ContractId contract, int group, String name, PersonId by) {
    return ledger.change(
        contract,
        change -> {
          GroupRepository groups = groups(change);
          Optional<Group> found = groups.find(group);
          if (found.isEmpty()) {
            return new GroupChange.UnknownGroup();
          }
          if (groups.named(name).filter(other -> other != group).isPresent()) {
            return new GroupChange.NameTaken();
          }
          groups.rename(group, name);
          return done(change, group, name, "was " + found.get().name(), by);
        });
  }

  /** Deletes a group without members that no job was counted for. */
  public GroupChange delete(ContractId contract, int group, PersonId by) {
    return ledger.change(
        contract,
        change -> {
          GroupRepository groups = groups(change);
          Optional<Group> found = groups.find(group);
          if (found.isEmpty()) {
            return new GroupChange.UnknownGroup();
          }
          if (found.get().seated() > 0) {
            return new GroupChange.HasMembers(found.get());
          }
          if (groups.hasJobs(group)) {
            return new GroupChange.HasJobs(found.get());
          }
          groups.delete(group);
          return done(change, group, found.get().name(), "deleted", by);
        });
  }

  /**
   * Puts a person into a group, from now on.
   *
   * @param group empty: into none
   */
  public Membership move(
      ContractId contract, PersonId person, Optional<Integer> group, PersonId by) {
    return ledger.change(contract, change -> move(change, person, group, by));
  }

  private Membership move(
      LedgerTransaction change, PersonId person, Optional<Integer> group, PersonId by) {
    GroupRepository groups = groups(change);
    Optional<String> name =
        new CapRepository(change.handle(), change.contract())
            .nameOf(new CapTarget.OfPerson(person));
    Optional<String> groupName = group.flatMap(groups::find).map(Group::name);
    if (name.isEmpty()) {
      return new Membership.UnknownPerson();
    }
    if (group.isPresent() && groupName.isEmpty()) {
      return new Membership.UnknownGroup();
    }
    if (!groups.groupOf(person).equals(group)) {
      group.ifPresentOrElse(id -> groups.put(person, id), () -> groups.takeOut(person));
      changed(change, groupName.orElse("no group"), "member: " + name.get(), by);
    }
    return new Membership.Done(name.get(), groupName);
  }

  private GroupChange done(
      LedgerTransaction change, int group, String name, String detail, PersonId by) {
    changed(change, name, detail, by);
    return new GroupChange.Done(group, name);
  }

  private void changed(LedgerTransaction change, String subject, String detail, PersonId by) {
    change.rulesChanged();
    audit.record(
        change.handle(),
        change.now(),
        Actor.person(by),
        Optional.of(change.contract()),
        AuditAction.GROUP_CHANGED,
        subject,
        detail);
  }

  private static GroupRepository groups(LedgerTransaction change) {
    return new GroupRepository(change.handle(), change.contract());
  }
}
