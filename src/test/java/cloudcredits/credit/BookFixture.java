package cloudcredits.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import cloudcredits.credit.Grant.Origin;
import cloudcredits.credit.Grant.Source;
import cloudcredits.credit.Rules.ChargeCodes;
import cloudcredits.credit.Rules.Codes;
import cloudcredits.credit.Rules.Seat;
import cloudcredits.credit.Terms.Term;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A contract with its book and a clock, told in the words of the rules. Contract C of the worked
 * examples: UTC, term 2027-01-01 to renewal 2028-01-01. Times are local to the contract's zone.
 */
final class BookFixture {

  static final PersonId ANA = new PersonId(1);
  static final PersonId BEN = new PersonId(2);

  private static final int LICENCE = 1;
  private static final int ANY = 0;

  private final ZoneId zone;
  private final IndividualExpiry individualExpiry;
  private final int replacementDays;
  private final List<Term> terms = new ArrayList<>();
  private final Map<PersonId, Seat> seats = new HashMap<>();
  private final Map<PersonId, Integer> groups = new HashMap<>();
  private final List<Cap> caps = new ArrayList<>();
  private final Map<SharedUse.Line, Credits> counted = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private ChargeCodes chargeCodes = new ChargeCodes(Codes.OFF, false, Set.of());
  private Optional<Instant> cancelledAt = Optional.empty();
  private Book book;
  private Instant now;
  private int jobs;

  private BookFixture(
      ZoneId zone, String start, String renewal, IndividualExpiry expiry, int replacementDays) {
    this.zone = zone;
    this.individualExpiry = expiry;
    this.replacementDays = replacementDays;
    this.terms.add(new Term(LocalDate.parse(start), LocalDate.parse(renewal)));
    this.now = instant(start);
    this.book = new Book(rules(), replacementDays, 0, new SharedUse());
  }

  static BookFixture contractC() {
    return contract("2027-01-01", "2028-01-01");
  }

  static BookFixture contract(String start, String renewal) {
    return new BookFixture(ZoneOffset.UTC, start, renewal, IndividualExpiry.NEVER, 30);
  }

  static BookFixture contractIn(ZoneId zone, String start, String renewal) {
    return new BookFixture(zone, start, renewal, IndividualExpiry.NEVER, 30);
  }

  static BookFixture contractCWithReplacementsOf(int days) {
    return new BookFixture(
        ZoneOffset.UTC, "2027-01-01", "2028-01-01", IndividualExpiry.NEVER, days);
  }

  static BookFixture contractCWhereIndividualCreditsExpire(IndividualExpiry expiry) {
    return new BookFixture(ZoneOffset.UTC, "2027-01-01", "2028-01-01", expiry, 30);
  }

  // The clock

  /** Lets the time pass to then; what fell due on the way happens now, however late. */
  BookFixture at(String then) {
    now = instant(then);
    book.catchUp(now);
    return keep();
  }

  Instant now() {
    return now;
  }

  /** {@code 2027-02-01} or {@code 2027-02-01T23:00}, in the contract's zone. */
  Instant instant(String local) {
    var at =
        local.contains("T") ? LocalDateTime.parse(local) : LocalDate.parse(local).atStartOfDay();
    return at.atZone(zone).toInstant();
  }

  // What the contract says

  BookFixture seated(PersonId... people) {
    return seat(true, people);
  }

  BookFixture seatedWithoutPermission(PersonId... people) {
    return seat(false, people);
  }

  private BookFixture seat(boolean permitted, PersonId... people) {
    for (PersonId person : people) {
      seats.put(person, new Seat(LICENCE, permitted));
    }
    return newRules();
  }

  BookFixture unseated(PersonId person) {
    seats.remove(person);
    return newRules();
  }

  BookFixture inGroup(int group, PersonId... people) {
    for (PersonId person : people) {
      groups.put(person, group);
    }
    return newRules();
  }

  BookFixture cap(PersonId person, Cap.Period period, String credits) {
    return cap(new Cap(Cap.Scope.PERSON, person.value(), period, credits(credits)));
  }

  BookFixture capOfGroup(int group, Cap.Period period, String credits) {
    return cap(new Cap(Cap.Scope.GROUP, group, period, credits(credits)));
  }

  BookFixture capOfContract(Cap.Period period, String credits) {
    return cap(new Cap(Cap.Scope.CONTRACT, ANY, period, credits(credits)));
  }

  private BookFixture cap(Cap cap) {
    caps.add(cap);
    return newRules();
  }

  BookFixture chargeCodes(Codes codes, String... list) {
    chargeCodes = new ChargeCodes(codes, list.length > 0, Set.of(list));
    return newRules();
  }

  BookFixture renewed(String start, String renewal) {
    terms.add(new Term(LocalDate.parse(start), LocalDate.parse(renewal)));
    return newRules();
  }

  BookFixture cancelled() {
    cancelledAt = Optional.of(now);
    return newRules();
  }

  /** New rules make a new book, out of what a ledger would have kept of the old one. */
  private BookFixture newRules() {
    book = copyOfBook();
    return this;
  }

  /** A second book with the same funds, jobs and counts, as if read from a ledger. */
  private Book copyOfBook() {
    var use = new SharedUse();
    counted.forEach(use::add);
    var copy = new Book(rules(), replacementDays, book.lastGrant(), use);
    book.funds().forEach(copy::remember);
    book.jobs().forEach(copy::remember);
    return copy;
  }

  private Rules rules() {
    return new Rules(
        new Terms(zone, terms, cancelledAt),
        Map.copyOf(seats),
        Map.copyOf(groups),
        List.copyOf(caps),
        chargeCodes);
  }

  // Grants

  /** The individual credits of a first seat. */
  Grant firstSeatOf(PersonId person) {
    return grant(
        Pool.INDIVIDUAL,
        Optional.of(person),
        "100",
        individualExpiry.of(now, renewalOn(), zone),
        new Origin(Source.FIRST_SEAT, person.toString()));
  }

  Grant buyPacks(int packs) {
    var expiry = Expiry.ofShared(now, renewalOn(), zone);
    return grantShared(Integer.toString(packs * 100), expiry);
  }

  /** Shared credits that expire on this day. */
  Grant shared(String credits, String expiresAt) {
    var expiry = new Expiry(Optional.of(instant(expiresAt)), Expiry.Reason.RENEWAL);
    return grantShared(credits, expiry);
  }

  boolean takeBack(Grant grant) {
    boolean taken = book.takeBack(grant.id(), now);
    keep();
    return taken;
  }

  private Grant grantShared(String credits, Expiry expiry) {
    return grant(
        Pool.SHARED, Optional.empty(), credits, expiry, new Origin(Source.ORDER, "an order"));
  }

  private Grant grant(
      Pool pool, Optional<PersonId> holder, String credits, Expiry expiry, Origin origin) {
    Grant made = book.grant(pool, holder, credits(credits), expiry, origin, now);
    keep();
    return made;
  }

  private LocalDate renewalOn() {
    return book.rules().terms().runningAt(now).orElseThrow().renewalOn();
  }

  // Steps

  JobId nextJob() {
    return new JobId(new UUID(0x7000L, ++jobs));
  }

  Step.Outcome does(Step step) {
    var outcome = step.on(book, now);
    keep();
    return outcome;
  }

  /** A hold of 24 hours that passes. */
  JobId held(PersonId person, String credits) {
    Hold hold = hold(person, credits);
    done(hold);
    return hold.job();
  }

  /** A charge that passes. */
  JobId charged(PersonId person, String credits) {
    var charge = new Charge(nextJob(), person, credits(credits), Optional.empty());
    done(charge);
    return charge.job();
  }

  Hold hold(PersonId person, String credits) {
    return new Hold(nextJob(), person, credits(credits), Optional.empty(), now.plus(Hold.LASTS));
  }

  Hold holdFor(String chargeCode, PersonId person) {
    return new Hold(nextJob(), person, credits("1"), Optional.of(chargeCode), now.plus(Hold.LASTS));
  }

  static Settle settle(JobId job, String cost) {
    return new Settle(job, credits(cost), true);
  }

  static Settle settlePart(JobId job, String cost) {
    return new Settle(job, credits(cost), false);
  }

  static Reverse reverse(JobId job, String credits) {
    return new Reverse(job, Optional.of(credits(credits)));
  }

  static Reverse reverseAll(JobId job) {
    return new Reverse(job, Optional.empty());
  }

  Job done(Step step) {
    return assertInstanceOf(Step.Done.class, does(step)).job();
  }

  /** Refused, with the whole book as it was before. */
  Refusal refused(Step step) {
    Whole before = whole();
    var refusal = assertInstanceOf(Step.Refused.class, does(step)).refusal();
    assertEquals(before, whole());
    return refusal;
  }

  private BookFixture keep() {
    Changes changes = book.takeChanges();
    entries.addAll(changes.entries());
    changes.use().forEach((line, credits) -> counted.merge(line, credits, Credits::plus));
    return this;
  }

  // What is seen

  static Credits credits(String amount) {
    return Credits.of(new BigDecimal(amount));
  }

  Book book() {
    return book;
  }

  Job job(JobId id) {
    return book.job(id).orElseThrow();
  }

  Balance balance(Grant grant) {
    return book.fund(grant.id()).balance();
  }

  /** Of all grants, expired ones included, as posted. */
  Balance total() {
    return book.funds().stream().map(Fund::balance).reduce(Balance.NOTHING, Balance::plus);
  }

  Credits individual(PersonId person) {
    return book.meansOf(person, now).individualCredits();
  }

  Credits shared() {
    return book.meansOf(ANA, now).sharedCredits();
  }

  /** Every entry so far, in its order. */
  List<Entry> entries() {
    return List.copyOf(entries);
  }

  List<Movement> movementsOf(JobId job) {
    return entries.stream()
        .filter(entry -> entry.job().equals(Optional.of(job)))
        .map(Entry::movement)
        .toList();
  }

  /** Everything that a book holds, for comparing. */
  record Whole(
      Map<GrantId, Fund> funds,
      Map<JobId, Job> jobs,
      Map<SharedUse.Line, Credits> counted,
      Map<PersonId, Optional<Cap.Left>> capsLeft,
      int lastGrant,
      List<Entry> entries) {}

  Whole whole() {
    var funds = new HashMap<GrantId, Fund>();
    book.funds().forEach(fund -> funds.put(fund.grant().id(), fund));
    var jobsNow = new HashMap<JobId, Job>();
    book.jobs().forEach(job -> jobsNow.put(job.id(), job));
    var left = new HashMap<PersonId, Optional<Cap.Left>>();
    seats.keySet().forEach(person -> left.put(person, book.meansOf(person, now).cap()));
    return new Whole(funds, jobsNow, Map.copyOf(counted), left, book.lastGrant(), entries());
  }
}
