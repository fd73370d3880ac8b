package cloudcredits.ledger;

import cloudcredits.credit.Book;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.Grant;
import cloudcredits.credit.Grant.Origin;
import cloudcredits.credit.Grant.Source;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Pool;
import cloudcredits.credit.Terms;
import cloudcredits.ledger.AnswerRepository.Name;
import cloudcredits.ledger.AnswerRepository.Stored;
import cloudcredits.ledger.OpeningRepository.Opening;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The only way to credits. Every change of a contract's credits, or of the rules by which they are
 * spent, locks the contract's ledger first, reads the clock, catches up with it, decides on the
 * book and writes everything down in one transaction.
 */
public final class LedgerService {

  private static final int REMEMBERED_CONTRACTS = 2_000;

  /** Longer than the 30 days that are promised, so that a last retry still finds its answer. */
  private static final Duration ANSWERS_KEPT = Duration.ofDays(35);

  private record Changed<R>(R result, Map<ContractId, Remembered> books) {}

  /**
   * What a change of several contracts works on.
   *
   * @param awaitAhead to be called before anything is read that the change ahead may be writing
   */
  record Opened(
      Map<ContractId, LedgerTransaction> changes, Map<Name, Stored> answers, Runnable awaitAhead) {}

  /**
   * What came of a decision.
   *
   * @param given the answers to names that were new
   */
  record Decided<R>(R result, Map<Name, Stored> given) {}

  private final Jdbi jdbi;
  private final Clock clock;
  private final LedgerSettings settings;
  private final HeadRepository heads = new HeadRepository();
  private final OpeningRepository openings = new OpeningRepository();
  private final AnswerRepository answers = new AnswerRepository();
  private final BookRepository books;
  private final PostingRepository postings = new PostingRepository();
  private final Cache<ContractId, Remembered> remembered =
      Caffeine.newBuilder().maximumSize(REMEMBERED_CONTRACTS).build();

  public LedgerService(Jdbi jdbi, Clock clock, LedgerSettings settings) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.settings = settings;
    this.books = new BookRepository(settings.replacementDays());
  }

  /** Begins the ledger of a new contract, in the transaction that makes the contract. */
  public void open(Handle handle, ContractId contract) {
    heads.open(handle, contract);
  }

  /**
   * Changes a contract's credits or rules. When the work throws, nothing has happened.
   *
   * @throws IllegalArgumentException when there is no such contract
   */
  public <R> R change(ContractId contract, Function<LedgerTransaction, R> work) {
    return change(
        List.of(contract), List.of(), opened -> work.apply(opened.changes().get(contract)));
  }

  /**
   * Changes several contracts in one transaction, given the answers that are known to these names.
   */
  <R> R change(Collection<ContractId> contracts, Collection<Name> asked, Function<Opened, R> work) {
    var known = new HashMap<ContractId, Remembered>();
    contracts.forEach(id -> known.put(id, remembered.asMap().remove(id)));
    Changed<R> changed =
        jdbi.inTransaction(handle -> change(handle, contracts, asked, known, work));
    remembered.putAll(changed.books());
    return changed.result();
  }

  /**
   * The same without waiting for the lock: decides on the books as they are remembered, or as the
   * batch ahead will leave them, hands them on, and only then locks the contracts. When one of them
   * has moved on by then, nothing has happened.
   *
   * @throws RuntimeException also when nothing speaks against doing it in the ordinary way
   */
  <R> R changeAhead(
      Leg leg,
      Collection<ContractId> contracts,
      Collection<Name> asked,
      Function<Opened, Decided<R>> work) {
    try {
      R result = jdbi.inTransaction(handle -> changeAhead(handle, leg, contracts, asked, work));
      leg.succeed(remembered::put);
      return result;
    } catch (RuntimeException | Error e) {
      leg.fail();
      throw e;
    }
  }

  /**
   * The book as it is now, for pages and estimates: caught up with the clock whether or not that is
   * posted yet. Changing it changes nothing in the ledger.
   *
   * @throws IllegalArgumentException when there is no such contract
   */
  public Book view(ContractId contract) {
    return view(contract, (book, _) -> book);
  }

  /**
   * The same, read by a function that also gets the time that the book has caught up with.
   *
   * @throws IllegalArgumentException when there is no such contract
   */
  public <R> R view(ContractId contract, BiFunction<Book, Instant, R> reader) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> {
          Instant now = now();
          Book book = books.load(handle, heads.read(handle, contract), now);
          book.catchUp(now);
          return reader.apply(book, now);
        });
  }

  /** What this key was answered before; empty when it is new. Moves nothing. */
  public Optional<JobRequest.Result> answerTo(IdempotencyKey key) {
    var name = AnswerRepository.Name.of(key);
    return jdbi.withHandle(handle -> answers.find(handle, name))
        .map(stored -> stored.answerTo(key));
  }

  /**
   * Gives a person the individual credits, the first time ever (rules §3). The contract must be
   * active.
   *
   * @return the grant; empty when the person had it before, on whatever contract
   */
  public Optional<Grant> grantFirstSeat(LedgerTransaction change, PersonId person) {
    Book book = change.book();
    var next = new GrantId(book.lastGrant() + 1);
    if (!heads.claimFirstGrant(change.handle(), person, change.contract(), next)) {
      return Optional.empty();
    }
    Terms terms = book.rules().terms();
    Terms.Term term = terms.runningAt(change.now()).orElseThrow();
    Expiry expiry = settings.individualExpiry().of(change.now(), term.renewalOn(), terms.zone());
    var origin = new Origin(Source.FIRST_SEAT, person.toString());
    return Optional.of(
        book.grant(
            Pool.INDIVIDUAL, Optional.of(person), Grant.INDIVIDUAL, expiry, origin, change.now()));
  }

  /** Puts the fund of a grant into the change's book, whether or not anything of it is left. */
  public void recall(LedgerTransaction change, GrantId grant) {
    books.recallFunds(change.handle(), change.contract(), change.book(), List.of(grant));
  }

  /** Puts jobs and the funds they were drawn from into the change's book, whatever their state. */
  void recallJobs(LedgerTransaction change, Collection<JobId> jobs) {
    books.recall(change.handle(), change.contract(), change.book(), jobs);
  }

  /** The contracts on which a hold has ended or a grant has expired that is not posted yet. */
  public List<ContractId> due() {
    Instant now = now();
    return jdbi.withHandle(handle -> books.due(handle, now));
  }

  /** Forgets answers that no caller may ask for again (rules §6). */
  public int forgetOldAnswers() {
    Instant before = now().minus(ANSWERS_KEPT);
    return jdbi.withHandle(handle -> answers.forget(handle, before));
  }

  /** Posts what the clock has made due on a contract. */
  public void catchUp(ContractId contract) {
    change(contract, change -> null);
  }

  private <R> R changeAhead(
      Handle handle,
      Leg leg,
      Collection<ContractId> contracts,
      Collection<Name> asked,
      Function<Opened, Decided<R>> work) {
    var known = new HashMap<>(openings.known(handle, asked));
    known.putAll(leg.answersAhead(asked));
    Instant now = now();
    var changes = new LinkedHashMap<ContractId, LedgerTransaction>();
    for (ContractId contract : contracts) {
      Remembered before = take(handle, leg, contract, now);
      before.book().catchUp(now);
      changes.put(contract, new LedgerTransaction(before.head(), handle, now, before.book()));
    }
    Decided<R> decided = work.apply(new Opened(changes, known, leg::awaitAhead));
    List<Posting> written = changes.values().stream().map(Posting::of).toList();
    leg.handOver(booksAfter(written), decided.given());
    postings.writeAhead(handle, now, written, leg);
    return decided.result();
  }

  /** As the batch ahead leaves it, as it is remembered, or as it is stored. */
  private Remembered take(Handle handle, Leg leg, ContractId contract, Instant now) {
    return leg.takeBook(contract)
        .or(() -> Optional.ofNullable(remembered.asMap().remove(contract)))
        .orElseGet(
            () -> {
              Head head = heads.read(handle, contract);
              return new Remembered(head, books.load(handle, head, now));
            });
  }

  private <R> Changed<R> change(
      Handle handle,
      Collection<ContractId> contracts,
      Collection<Name> asked,
      Map<ContractId, Remembered> known,
      Function<Opened, R> work) {
    Opening opening = openings.open(handle, contracts, asked);
    Instant now = now();
    var changes = new LinkedHashMap<ContractId, LedgerTransaction>();
    for (Head head : opening.heads()) {
      Book book = book(handle, head, known.get(head.contract()), now);
      book.catchUp(now);
      changes.put(head.contract(), new LedgerTransaction(head, handle, now, book));
    }
    R result = work.apply(new Opened(changes, opening.answers(), () -> {}));
    List<Posting> written = changes.values().stream().map(Posting::of).toList();
    postings.writeAndCommit(handle, now, written);
    return new Changed<>(result, booksAfter(written));
  }

  /** The remembered book where nobody has changed the contract since, else as it is stored. */
  private Book book(Handle handle, Head head, Remembered known, Instant now) {
    return known != null && known.head().version() == head.version()
        ? known.book()
        : books.load(handle, head, now);
  }

  private static Map<ContractId, Remembered> booksAfter(List<Posting> postings) {
    var books = new HashMap<ContractId, Remembered>();
    for (Posting posting : postings) {
      LedgerTransaction change = posting.change();
      change.book().forgetFinishedJobs();
      if (!change.hasChangedRules()) {
        books.put(change.contract(), new Remembered(posting.after(), change.book()));
      }
    }
    return books;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
