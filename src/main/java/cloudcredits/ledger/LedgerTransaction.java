package cloudcredits.ledger;

import cloudcredits.credit.Book;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Job;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Refusal;
import cloudcredits.credit.Settle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * A change of one contract, under its lock: what decisions read and write. Rows of the feature that
 * asked for the change go through the same handle, so that they are committed with the credits or
 * not at all.
 */
public final class LedgerTransaction {

  /** A job that was refused, to be kept for the report. */
  record RefusedJob(JobId id, PersonId person, Refusal refusal) {}

  /** A settlement and what it was priced by, to be kept for the explanation. */
  record MeasuredSettlement(Settle settle, Measured measured) {}

  /** An answer to be kept. */
  record KeptAnswer(IdempotencyKey key, Answer answer) {}

  private final Head head;
  private final Handle handle;
  private final Instant now;
  private final Book book;
  private final Map<JobId, JobFacts> facts = new HashMap<>();
  private final List<RefusedJob> refused = new ArrayList<>();
  private final List<MeasuredSettlement> settlements = new ArrayList<>();
  private final List<KeptAnswer> answers = new ArrayList<>();
  private boolean rulesChanged;

  LedgerTransaction(Head head, Handle handle, Instant now, Book book) {
    this.head = head;
    this.handle = handle;
    this.now = now;
    this.book = book;
  }

  public ContractId contract() {
    return head.contract();
  }

  /** Where the ledger ended before this change. */
  Head head() {
    return head;
  }

  public Handle handle() {
    return handle;
  }

  /** Read once, after the lock; to the microsecond, as the database keeps it. */
  public Instant now() {
    return now;
  }

  /** Caught up with now. Its rules are those from before this change. */
  public Book book() {
    return book;
  }

  /** Seats, terms, caps, groups or charge codes were changed: what is remembered is void. */
  public void rulesChanged() {
    rulesChanged = true;
  }

  void describe(JobId job, JobFacts jobFacts) {
    facts.put(job, jobFacts);
  }

  void refuse(JobId job, PersonId person, Refusal refusal) {
    refused.add(new RefusedJob(job, person, refusal));
  }

  void settled(Settle settle, Measured measured) {
    settlements.add(new MeasuredSettlement(settle, measured));
  }

  void keep(IdempotencyKey key, Answer answer) {
    answers.add(new KeptAnswer(key, answer));
  }

  Optional<JobFacts> factsOf(JobId job) {
    return Optional.ofNullable(facts.get(job));
  }

  boolean isNew(Job job) {
    return facts.containsKey(job.id());
  }

  List<RefusedJob> refused() {
    return refused;
  }

  List<MeasuredSettlement> settlements() {
    return settlements;
  }

  List<KeptAnswer> answers() {
    return answers;
  }

  boolean hasChangedRules() {
    return rulesChanged;
  }
}
