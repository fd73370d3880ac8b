package cloudcredits.seat;

import cloudcredits.account.EmailAddress;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Terms.Activity;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Seats a pasted list of people: first told, then done, all in one transaction. */
public final class BulkSeatService {

  /** As many people as one transaction seats: the contract's jobs wait meanwhile. */
  static final int MOST = 200;

  private final Jdbi jdbi;
  private final LedgerService ledger;
  private final SeatService seats;

  public BulkSeatService(Jdbi jdbi, LedgerService ledger, SeatService seats) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.seats = seats;
  }

  /** What seating these people would do; empty when there is no such licence. Changes nothing. */
  Optional<BulkPlan> plan(
      ContractId contract, int licence, List<PastedPerson> people, boolean permitted) {
    return jdbi.inTransaction(
        tx -> plan(new SeatRepository(tx, contract), licence, people, permitted));
  }

  private static Optional<BulkPlan> plan(
      SeatRepository seats, int licence, List<PastedPerson> people, boolean permitted) {
    List<String> addresses =
        people.stream()
            .flatMap(person -> person.email().stream())
            .map(EmailAddress::value)
            .toList();
    return seats
        .licence(licence)
        .map(one -> BulkPlan.of(people, known(seats, addresses, licence), one.free(), permitted));
  }

  private static Map<String, KnownAddress> known(
      SeatRepository seats, List<String> addresses, int licence) {
    return seats.known(addresses, licence).stream()
        .collect(Collectors.toMap(KnownAddress::email, Function.identity()));
  }

  /** Seats those who can be seated, as things are now, and passes over the others. */
  ManySeated assign(
      ContractId contract, int licence, List<PastedPerson> people, boolean permitted, PersonId by) {
    return ledger.change(
        contract,
        change -> {
          Activity activity = change.book().rules().terms().at(change.now());
          if (activity != Activity.ACTIVE) {
            return new ManySeated.ContractNotActive(activity);
          }
          return plan(new SeatRepository(change.handle(), contract), licence, people, permitted)
              .<ManySeated>map(plan -> assign(change, licence, plan, permitted, by))
              .orElseGet(ManySeated.UnknownLicence::new);
        });
  }

  /** In the order of the addresses: two lists on two contracts must not wait for each other. */
  private ManySeated assign(
      LedgerTransaction change, int licence, BulkPlan plan, boolean permitted, PersonId by) {
    var seated = new ArrayList<Seating.Seated>();
    plan.acting().stream()
        .map(BulkPlan.Line::person)
        .sorted(Comparator.comparing(person -> person.email().orElseThrow().value()))
        .map(
            person ->
                seats.assign(
                    change, licence, person.email().orElseThrow(), person.name(), permitted, by))
        .filter(Seating.Seated.class::isInstance)
        .map(Seating.Seated.class::cast)
        .forEach(seated::add);
    return new ManySeated.Done(
        seated.size(),
        (int) seated.stream().filter(one -> one.invited().isPresent()).count(),
        (int) seated.stream().filter(one -> one.firstGrant().isPresent()).count(),
        plan.lines().size() - seated.size());
  }
}
