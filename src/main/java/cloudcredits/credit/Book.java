package cloudcredits.credit;

import cloudcredits.credit.BurnDown.Part;
import cloudcredits.credit.Grant.Origin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The credits of one contract while decisions are taken on them: its funds, its open jobs, what
 * caps count, and the changes so far. Not for several threads: whoever has locked the contract has
 * the book. Every method either does the whole thing or nothing.
 */
public final class Book {

  private static final Comparator<Fund> BURN_DOWN =
      Comparator.comparing(Fund::grant, BurnDown.ORDER);

  private final Rules rules;
  private final int replacementDays;
  private final Map<GrantId, Fund> funds = new HashMap<>();
  private final Map<PersonId, List<GrantId>> individual = new HashMap<>();
  private final List<GrantId> shared = new ArrayList<>();
  private final Map<JobId, Job> jobs = new HashMap<>();
  private final SharedUse use;
  private int lastGrant;
  private Instant nothingDueBefore = Instant.MAX;
  private Changes changes = new Changes();

  /**
   * @param replacementDays how long credits live that come back to an expired grant; 0: they lapse
   * @param lastGrant the number of the contract's last grant; 0 for none
   * @param use what caps count, as far as the rules' caps need it
   */
  public Book(Rules rules, int replacementDays, int lastGrant, SharedUse use) {
    this.rules = rules;
    this.replacementDays = replacementDays;
    this.lastGrant = lastGrant;
    this.use = use;
  }

  public Rules rules() {
    return rules;
  }

  /** Puts a fund of the ledger into the book; one that is there already stays as it is. */
  public void remember(Fund fund) {
    if (funds.putIfAbsent(fund.grant().id(), fund) == null) {
      file(fund);
    }
  }

  /** Puts a job of the ledger into the book; one that is there already stays as it is. */
  public void remember(Job job) {
    if (jobs.putIfAbsent(job.id(), job) == null) {
      fallsDue(job);
    }
  }

  /** Drops jobs that are over: a book that is kept between decisions must not grow. */
  public void forgetFinishedJobs() {
    jobs.values().removeIf(job -> job.state() != Job.State.HELD);
  }

  public Optional<Job> job(JobId id) {
    return Optional.ofNullable(jobs.get(id));
  }

  public boolean knows(GrantId id) {
    return funds.containsKey(id);
  }

  /** Every fund in the book, in no particular order. */
  public Collection<Fund> funds() {
    return List.copyOf(funds.values());
  }

  /**
   * @throws IllegalStateException when it is not in the book
   */
  public Fund fund(GrantId id) {
    Fund fund = funds.get(id);
    if (fund == null) {
      throw new IllegalStateException("grant " + id + " is not in the book");
    }
    return fund;
  }

  public int lastGrant() {
    return lastGrant;
  }

  /** What this person could be charged now, by pool and cap, if the rules allow a job at all. */
  public Means meansOf(PersonId person, Instant now) {
    return meansOf(person, rules.groupOf(person), now);
  }

  /** What could be charged to this job beyond what it holds: its own group's caps limit it. */
  Means meansOf(Job job, Instant now) {
    return meansOf(job.person(), job.group(), now);
  }

  private Means meansOf(PersonId person, int group, Instant now) {
    return new Means(
        parts(individual.getOrDefault(person, List.of()), now),
        parts(shared, now),
        rules.tightestCap(person, group, now, use));
  }

  /** Makes a grant. */
  public Grant grant(
      Pool pool,
      Optional<PersonId> holder,
      Credits credits,
      Expiry expiry,
      Origin origin,
      Instant now) {
    var grant = new Grant(new GrantId(++lastGrant), pool, holder, credits, now, expiry, origin);
    var entry = new Entry(grant.id(), Movement.GRANT, credits, Optional.empty(), now);
    changes.add(grant);
    changes.add(entry);
    remember(new Fund(grant, Balance.NOTHING.after(Movement.GRANT, credits)));
    changes.touch(fund(grant.id()));
    return grant;
  }

  /** Takes back a grant nothing of which was touched; false, and no change, when something was. */
  public boolean takeBack(GrantId id, Instant now) {
    Fund fund = fund(id);
    boolean untouched = fund.availableAt(now).equals(fund.grant().credits());
    if (untouched) {
      post(id, Movement.VOID, fund.grant().credits(), Optional.empty(), now);
    }
    return untouched;
  }

  /**
   * Does what the clock has made due, in the order in which it fell due: holds past their time come
   * back, grants past their expiry lapse. Right however late it runs (rules §4).
   */
  public void catchUp(Instant now) {
    if (!now.isBefore(nothingDueBefore)) {
      Due.upTo(now, this).forEach(due -> due.happenTo(this));
      nothingDueBefore = Due.after(now, this);
    }
  }

  /** Everything changed since the last call. */
  public Changes takeChanges() {
    Changes taken = changes;
    changes = new Changes();
    return taken;
  }

  Collection<Job> jobs() {
    return jobs.values();
  }

  int replacementDays() {
    return replacementDays;
  }

  void put(Job job) {
    jobs.put(job.id(), job);
    changes.touch(job);
    fallsDue(job);
  }

  void post(GrantId id, Movement movement, Credits credits, Optional<JobId> job, Instant at) {
    Fund after = fund(id).after(movement, credits);
    funds.put(id, after);
    changes.touch(after);
    changes.add(new Entry(id, movement, credits, job, at));
  }

  /** Counts shared credits for the caps; negative takes back. */
  void count(Job job, Job.Draw draw, Credits credits) {
    if (draw.pool() == Pool.SHARED && !credits.isZero()) {
      var line = new SharedUse.Line(draw.month(), job.person(), job.group());
      use.add(line, credits);
      changes.count(line, credits);
    }
  }

  private void file(Fund fund) {
    List<GrantId> list =
        fund.grant()
            .holder()
            .map(holder -> individual.computeIfAbsent(holder, key -> new ArrayList<>(1)))
            .orElse(shared);
    list.add(fund.grant().id());
    list.sort(Comparator.comparing(this::fund, BURN_DOWN));
    fund.grant().expiry().at().ifPresent(this::fallsDue);
  }

  private void fallsDue(Job job) {
    if (job.state() == Job.State.HELD) {
      fallsDue(job.heldUntil());
    }
  }

  private void fallsDue(Instant at) {
    if (at.isBefore(nothingDueBefore)) {
      nothingDueBefore = at;
    }
  }

  private List<Part> parts(List<GrantId> grants, Instant now) {
    return grants.stream()
        .map(this::fund)
        .filter(fund -> fund.availableAt(now).isPositive())
        .map(fund -> new Part(fund.grant().id(), fund.grant().pool(), fund.availableAt(now)))
        .toList();
  }
}
