package cloudcredits.seat;

import cloudcredits.account.AccountService;
import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.account.EmailAddress;
import cloudcredits.account.Invited;
import cloudcredits.account.Person;
import cloudcredits.cap.Ask;
import cloudcredits.cap.AskService;
import cloudcredits.cap.CapService;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Grant;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Terms.Activity;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * The door to seats (rules §3). Every change is made under the lock of the contract's ledger, so
 * that two administrators at once take turns, and a job is decided before it or after it.
 */
public final class SeatService {

  private final Jdbi jdbi;
  private final Clock clock;
  private final LedgerService ledger;
  private final AccountService accounts;
  private final AuditService audit;
  private final CapService caps;
  private final AskService asks;

  public SeatService(
      Jdbi jdbi,
      Clock clock,
      LedgerService ledger,
      AccountService accounts,
      AuditService audit,
      CapService caps,
      AskService asks) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ledger = ledger;
    this.accounts = accounts;
    this.audit = audit;
    this.caps = caps;
    this.asks = asks;
  }

  /**
   * Seats the person with this address, who is invited where the address has no account.
   *
   * @param name of a person without an account; not looked at otherwise
   * @param permitted whether the person may run tasks that cost credits
   */
  public Seating assign(
      ContractId contract,
      int licence,
      EmailAddress email,
      String name,
      boolean permitted,
      PersonId by) {
    return ledger.change(contract, change -> assign(change, licence, email, name, permitted, by));
  }

  /** The same within a change that has begun. */
  Seating assign(
      LedgerTransaction change,
      int licence,
      EmailAddress email,
      String name,
      boolean permitted,
      PersonId by) {
    SeatRepository seats = seats(change);
    Optional<LicenceSeats> wanted = seats.licence(licence);
    Optional<Person> known = accounts.find(change.handle(), email);
    if (activity(change) != Activity.ACTIVE) {
      return new Seating.ContractNotActive(activity(change));
    }
    if (wanted.isEmpty()) {
      return new Seating.UnknownLicence();
    }
    if (known.isPresent()) {
      return seat(change, wanted.get(), known.get().id(), Optional.empty(), permitted, by);
    }
    if (wanted.get().free() == 0) {
      return new Seating.LicenceFull(wanted.get());
    }
    if (name.isBlank()) {
      return new Seating.NameMissing();
    }
    Invited invited = accounts.findOrInvite(change.handle(), email, name.strip(), by, change.now());
    return seat(change, wanted.get(), invited.person(), newly(invited), permitted, by);
  }

  /** Two contracts may invite one person at once; only one of them did. */
  private static Optional<Invited> newly(Invited invited) {
    return Optional.of(invited).filter(Invited::isNew);
  }

  /** Seats somebody again who had a seat on the contract: the undo of unseating. */
  public Seating seatAgain(
      ContractId contract, int licence, PersonId person, boolean permitted, PersonId by) {
    return ledger.change(
        contract,
        change -> {
          SeatRepository seats = seats(change);
          Optional<LicenceSeats> wanted = seats.licence(licence);
          if (activity(change) != Activity.ACTIVE) {
            return new Seating.ContractNotActive(activity(change));
          }
          if (wanted.isEmpty() || seats.member(person).isEmpty()) {
            return new Seating.UnknownLicence();
          }
          return seat(change, wanted.get(), person, Optional.empty(), permitted, by);
        });
  }

  private Seating seat(
      LedgerTransaction change,
      LicenceSeats licence,
      PersonId person,
      Optional<Invited> invited,
      boolean permitted,
      PersonId by) {
    SeatRepository seats = seats(change);
    boolean firstHere = seats.member(person).isEmpty();
    if (seats.held(licence.id(), person).isPresent()) {
      return new Seating.AlreadySeated(seats.member(person).orElseThrow(), licence.product());
    }
    if (licence.free() == 0) {
      return new Seating.LicenceFull(licence);
    }
    seats.take(licence.id(), person, permitted, by, change.now());
    if (firstHere) {
      caps.giveDefault(change, person);
    }
    change.rulesChanged();
    Member member = seats.member(person).orElseThrow();
    String detail = licence.product() + (permitted ? ", with permission" : ", without permission");
    record(change, AuditAction.SEATED, member, detail, by);
    return new Seating.Seated(
        member, licence.product(), permitted, firstGrant(change, person, permitted), invited);
  }

  /**
   * Gives the permission on all the person's seats of the contract, or takes it away. New jobs are
   * refused at once; running ones settle.
   */
  public PermissionChange setPermission(
      ContractId contract, PersonId person, boolean permitted, PersonId by) {
    return ledger.change(
        contract,
        change -> {
          SeatRepository seats = seats(change);
          if (seats.heldBy(person).isEmpty()) {
            return new PermissionChange.NotSeated();
          }
          Member member = seats.member(person).orElseThrow();
          if (permitted && activity(change) != Activity.ACTIVE) {
            return new PermissionChange.ContractNotActive(activity(change));
          }
          if (!seats.permit(person, permitted)) {
            return new PermissionChange.Unchanged(member, permitted);
          }
          change.rulesChanged();
          AuditAction action =
              permitted ? AuditAction.PERMISSION_GIVEN : AuditAction.PERMISSION_TAKEN;
          record(change, action, member, "", by);
          return new PermissionChange.Changed(
              member, permitted, firstGrant(change, person, permitted));
        });
  }

  private Optional<Grant> firstGrant(LedgerTransaction change, PersonId person, boolean permitted) {
    return permitted ? ledger.grantFirstSeat(change, person) : Optional.empty();
  }

  /** Frees a seat. New jobs are refused at once; running ones settle. Allowed on any contract. */
  public Unseating unseat(ContractId contract, int licence, PersonId person, PersonId by) {
    return ledger.change(
        contract,
        change -> {
          SeatRepository seats = seats(change);
          return seats
              .held(licence, person)
              .<Unseating>map(seat -> unseat(change, seat, person, by))
              .orElseGet(Unseating.NotSeated::new);
        });
  }

  private Unseating unseat(LedgerTransaction change, HeldSeat seat, PersonId person, PersonId by) {
    SeatRepository seats = seats(change);
    seats.leave(seat.licence(), person, by, change.now());
    change.rulesChanged();
    Member member = seats.member(person).orElseThrow();
    record(change, AuditAction.UNSEATED, member, seat.product(), by);
    Optional<Ask> withdrawn =
        seats.heldBy(person).isEmpty() ? asks.withdrawOf(change, person, by) : Optional.empty();
    return new Unseating.Unseated(member, seat.product(), seat.permitted(), withdrawn);
  }

  /** What freeing a seat would strand; empty when the person has no such seat. Changes nothing. */
  public Optional<Stranded> preview(ContractId contract, int licence, PersonId person) {
    Instant now = clock.instant();
    Optional<Credits> request = asks.openOf(contract, person).map(Ask::credits);
    return jdbi.inTransaction(
        tx -> {
          SeatRepository seats = new SeatRepository(tx, contract);
          return seats
              .held(licence, person)
              .map(seat -> stranded(seats, person, seat, request, now));
        });
  }

  private static Stranded stranded(
      SeatRepository seats,
      PersonId person,
      HeldSeat seat,
      Optional<Credits> request,
      Instant now) {
    List<HeldSeat> others =
        seats.heldBy(person).stream().filter(other -> other.licence() != seat.licence()).toList();
    SeatRepository.Running running = seats.running(person, now);
    return new Stranded(
        seats.member(person).orElseThrow(),
        seat,
        !others.isEmpty(),
        others.stream().anyMatch(HeldSeat::permitted),
        seats.individual(person, now),
        running.jobs(),
        running.held(),
        request);
  }

  private void record(
      LedgerTransaction change, AuditAction action, Member member, String detail, PersonId by) {
    audit.record(
        change.handle(),
        change.now(),
        Actor.person(by),
        Optional.of(change.contract()),
        action,
        member.name() + ", " + member.email(),
        detail);
  }

  private static Activity activity(LedgerTransaction change) {
    return change.book().rules().terms().at(change.now());
  }

  private static SeatRepository seats(LedgerTransaction change) {
    return new SeatRepository(change.handle(), change.contract());
  }
}
