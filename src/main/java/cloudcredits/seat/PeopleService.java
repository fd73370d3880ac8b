package cloudcredits.seat;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Means;
import cloudcredits.credit.PersonId;
import cloudcredits.ledger.LedgerService;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** Who is on a contract: what the pages on people read. */
public final class PeopleService {

  private final Jdbi jdbi;
  private final Clock clock;
  private final LedgerService ledger;

  public PeopleService(Jdbi jdbi, Clock clock, LedgerService ledger) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ledger = ledger;
  }

  /** The contract's licences and how full they are. */
  public List<LicenceSeats> licences(ContractId contract) {
    return read(contract, SeatRepository::licences);
  }

  /** Somebody who has, or had, a seat on the contract. */
  public Optional<Member> member(ContractId contract, PersonId person) {
    return read(contract, seats -> seats.member(person));
  }

  /** The seats that a person has now, by licence. */
  public List<HeldSeat> seatsOf(ContractId contract, PersonId person) {
    return read(contract, seats -> seats.heldBy(person));
  }

  /** What a person could be charged now, if seat, permission and contract allow a job at all. */
  public Means means(ContractId contract, PersonId person) {
    return ledger.view(contract).meansOf(person, clock.instant());
  }

  private <R> R read(ContractId contract, Function<SeatRepository, R> question) {
    return jdbi.withHandle(tx -> question.apply(new SeatRepository(tx, contract)));
  }

  /** How many people a filter finds. */
  public int count(ContractId contract, PeopleFilter filter) {
    Instant now = clock.instant();
    return jdbi.withHandle(tx -> new PeopleRepository(tx, contract).count(filter, now));
  }

  /**
   * The people whom a filter finds.
   *
   * @param order one of {@link #orders()}
   */
  public List<PersonRow> page(
      ContractId contract,
      PeopleFilter filter,
      String order,
      boolean descending,
      int size,
      long offset) {
    Instant now = clock.instant();
    return jdbi.withHandle(
        tx ->
            new PeopleRepository(tx, contract).page(filter, order, descending, size, offset, now));
  }

  /** What people can be sorted by. */
  public static Set<String> orders() {
    return PeopleRepository.ORDERS.keySet();
  }
}
