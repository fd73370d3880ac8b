package cloudcredits.bench;

import cloudcredits.credit.JobId;
import cloudcredits.ledger.BulkChain;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.jdbi.v3.core.Handle;

/**
 * Three years of a contract, as the engine would have written them, loaded in bulk: individual
 * grants first, then shared ones bought when they are needed, jobs refused, reversed and open, what
 * a renewal lets lapse, and the chain of all postings.
 */
final class History {

  private static final int INDIVIDUAL = 10_000;
  private static final int MEAN_COST = 8;
  private static final int GRANTS = 60;
  private static final int MOST_JOBS_OF_A_POSTING = 100;
  private static final int OPEN = 50;
  private static final long DAY_BEGINS = 6 * 3_600_000L;
  private static final long DAY_LASTS = 12 * 3_600_000L;

  /** A grant, in hundredths of credits. */
  private static final class Fund {
    final int id;
    final int holder;
    final long credits;
    final Instant grantedAt;
    final Instant expiresAt;
    long available;
    long held;
    long used;
    long lapsed;

    Fund(int id, int holder, long credits, Instant grantedAt, Instant expiresAt) {
      this.id = id;
      this.holder = holder;
      this.credits = credits;
      this.grantedAt = grantedAt;
      this.expiresAt = expiresAt;
      this.available = credits;
    }
  }

  private record Draw(Fund fund, long credits) {}

  private record Reversal(Instant at, String job, String month, int person, List<Draw> draws) {}

  private record Use(String month, int person, int group) {}

  private final World world;
  private final Bulk bulk;
  private final Client client;
  private final List<String> services;
  private final Random random;
  private final int contract;
  private final BulkChain chain;
  private final List<Fund> individual = new ArrayList<>();
  private final List<Fund> shared = new ArrayList<>();
  private final Map<Use, Long> use = new HashMap<>();
  private final PriorityQueue<Reversal> reversals =
      new PriorityQueue<>((a, b) -> a.at().compareTo(b.at()));
  private final List<String> openJobs = new ArrayList<>();
  private final long sizeOfGrants;
  private final Instant end;
  private int firstLive;
  private int lastGrant;
  private long version;
  private long entry;
  private long firstOfPosting = 1;
  private Instant now;
  private String nowText;
  private String month;

  History(World world, Bulk bulk, Client client, List<String> services, long jobs) {
    this.world = world;
    this.bulk = bulk;
    this.client = client;
    this.services = services;
    this.contract = client.contract().value();
    this.random = new Random(contract);
    this.chain = new BulkChain(contract);
    this.sizeOfGrants = Math.max(10_000, jobs * MEAN_COST * 100 / GRANTS / 10_000 * 10_000);
    this.end = LocalDate.now(Client.ZONE).atStartOfDay(Client.ZONE).toInstant();
  }

  /** Writes so many jobs; rows that others refer to follow with {@link #finish}. */
  void write(long jobs) throws InterruptedException {
    LocalDate today = LocalDate.now(Client.ZONE);
    double weights = client.since().datesUntil(today).mapToDouble(History::weight).sum();
    begin(client.since().atStartOfDay(Client.ZONE).toInstant());
    for (int i = 0; i < client.people().size(); i++) {
      individual.add(grant(i, INDIVIDUAL));
    }
    endPosting();
    double due = 0;
    long done = 0;
    for (LocalDate day : client.since().datesUntil(today).toList()) {
      due += jobs * weight(day) / weights;
      int count = (int) (Math.round(due) - done);
      done += count;
      day(day, count);
    }
    begin(end.minusSeconds(60));
    lapse();
    reverse();
    for (int i = 0; i < Math.min(OPEN, client.people().size() / 5 + 1); i++) {
      job(random.nextInt(client.people().size()), true);
    }
    endPosting();
  }

  private static double weight(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SUNDAY
        ? 0.05
        : day.getDayOfWeek() == DayOfWeek.SATURDAY ? 0.15 : 1;
  }

  private void day(LocalDate day, int count) throws InterruptedException {
    int batch = Math.clamp(count / 20, 1, MOST_JOBS_OF_A_POSTING);
    long midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    for (int i = 0; i < count; i += batch) {
      begin(Instant.ofEpochMilli(midnight + DAY_BEGINS + DAY_LASTS * i / count));
      lapse();
      reverse();
      for (int j = i; j < Math.min(count, i + batch); j++) {
        job(someone(), false);
      }
      endPosting();
    }
  }

  /** Some work a lot, most a little. */
  private int someone() {
    int size = client.people().size();
    double share = random.nextDouble();
    return (int) (size * (random.nextInt(3) == 0 ? share * share : share));
  }

  private void begin(Instant at) {
    now = at;
    nowText = at.toString();
    month = LocalDate.ofInstant(at, Client.ZONE).withDayOfMonth(1).toString();
    version++;
  }

  private void endPosting() throws InterruptedException {
    if (entry < firstOfPosting) {
      return;
    }
    String previous = hex();
    chain.next();
    bulk.postings.row(contract, version, firstOfPosting, entry, nowText, previous, hex());
    firstOfPosting = entry + 1;
  }

  private String hex() {
    return "\\\\x" + HexFormat.of().formatHex(chain.hash());
  }

  private void post(Fund fund, String movement, long credits, String job, Instant effectiveAt)
      throws InterruptedException {
    BigDecimal decimal = BigDecimal.valueOf(credits, 2);
    entry++;
    chain.add(
        entry, version, fund.id, movement, decimal, Optional.ofNullable(job), effectiveAt, now);
    Object at = effectiveAt.equals(now) ? nowText : effectiveAt;
    bulk.entries.row(contract, entry, version, fund.id, movement, decimal, job, at, nowText);
  }

  /** To person i, or shared when there is no such person. */
  private Fund grant(int holder, long credits) throws InterruptedException {
    Instant expiresAt = null;
    if (holder < 0) {
      LocalDate renewal = client.begin();
      while (!renewal.atStartOfDay(Client.ZONE).toInstant().isAfter(now)) {
        renewal = renewal.plusYears(1);
      }
      expiresAt = renewal.atStartOfDay(Client.ZONE).toInstant();
    }
    var fund = new Fund(++lastGrant, holder, credits, now, expiresAt);
    post(fund, "grant", credits, null, now);
    return fund;
  }

  private void lapse() throws InterruptedException {
    while (firstLive < shared.size() && !shared.get(firstLive).expiresAt.isAfter(now)) {
      Fund fund = shared.get(firstLive++);
      if (fund.available > 0) {
        post(fund, "lapse", fund.available, null, fund.expiresAt);
        fund.lapsed += fund.available;
        fund.available = 0;
      }
    }
  }

  private void reverse() throws InterruptedException {
    while (!reversals.isEmpty() && !reversals.peek().at().isAfter(now)) {
      Reversal reversal = reversals.poll();
      for (Draw draw : reversal.draws()) {
        Fund fund = draw.fund();
        boolean late = fund.expiresAt != null && !fund.expiresAt.isAfter(now);
        post(fund, late ? "reverse_lapsed" : "reverse", draw.credits(), reversal.job(), now);
        fund.used -= draw.credits();
        fund.available += late ? 0 : draw.credits();
        fund.lapsed += late ? draw.credits() : 0;
        count(reversal.month(), reversal.person(), fund, -draw.credits());
      }
    }
  }

  private void count(String ofMonth, int person, Fund fund, long credits) {
    if (fund.holder < 0) {
      use.merge(new Use(ofMonth, person, client.groupOf(person)), credits, Long::sum);
    }
  }

  private void job(int person, boolean open) throws InterruptedException {
    String id = JobId.next(client.contract(), now).toString();
    int quarter = Integer.parseInt(month.substring(5, 7)) / 3;
    String service = client.serviceOf(person, services, random);
    String code = client.codeOf(person, quarter, random);
    long cost = 100L * (1 + random.nextInt(2 * MEAN_COST - 1));
    boolean refused = !open && random.nextInt(250) == 0;
    List<Draw> draws = refused ? List.of() : draw(person, cost);
    Instant back = now.plus(1 + random.nextInt(40), ChronoUnit.DAYS);
    boolean reversed =
        !open
            && !refused
            && random.nextInt(300) == 0
            && back.isBefore(end.minus(1, ChronoUnit.DAYS));
    BigDecimal credits = BigDecimal.valueOf(cost, 2);
    bulk.jobs.row(
        contract,
        id,
        client.people().get(person).value(),
        service,
        "{}",
        credits,
        code,
        client.groupOf(person),
        client.licenceOf(person),
        world.caller,
        refused ? "refused" : open ? "held" : "settled",
        nowText,
        nowText,
        open ? end.plus(30, ChronoUnit.HOURS) : null,
        open ? null : nowText,
        open ? credits : "0",
        refused || open ? "0" : credits,
        reversed ? credits : "0",
        refused ? "insufficient-credits" : null,
        refused ? "Not enough credits." : null,
        version);
    for (Draw draw : draws) {
      post(draw.fund(), "hold", draw.credits(), id, now);
      draw.fund().available -= draw.credits();
      draw.fund().held += draw.credits();
      count(month, person, draw.fund(), draw.credits());
    }
    for (int i = 0; i < draws.size(); i++) {
      Draw draw = draws.get(i);
      BigDecimal part = BigDecimal.valueOf(draw.credits(), 2);
      if (!open) {
        post(draw.fund(), "settle", draw.credits(), id, now);
        draw.fund().held -= draw.credits();
        draw.fund().used += draw.credits();
      }
      bulk.draws.row(
          contract,
          id,
          i,
          draw.fund().id,
          month,
          open ? part : "0",
          open ? "0" : part,
          reversed ? part : "0");
    }
    if (open) {
      openJobs.add(id);
    }
    if (reversed) {
      reversals.add(new Reversal(back, id, month, person, draws));
    }
  }

  /** Individual credits first, then shared ones, bought when there are too few. */
  private List<Draw> draw(int person, long cost) throws InterruptedException {
    var draws = new ArrayList<Draw>();
    Fund own = individual.get(person);
    long rest = cost;
    if (own.available > 0) {
      long part = Math.min(own.available, rest);
      draws.add(new Draw(own, part));
      rest -= part;
    }
    for (int i = firstLive; rest > 0; i++) {
      if (i == shared.size()) {
        shared.add(grant(-1, sizeOfGrants));
      }
      Fund fund = shared.get(i);
      long part = Math.min(fund.available, rest);
      if (part > 0) {
        draws.add(new Draw(fund, part));
        rest -= part;
      }
    }
    return draws;
  }

  /** The rows that are few, in one transaction. */
  void finish(Handle handle) {
    var funds = new ArrayList<>(individual);
    funds.addAll(shared);
    var grants =
        handle.prepareBatch(
            """
            insert into credit_grant (contract_id, id, kind, holder_id, credits, granted_at, expires_at,
                                      expiry_reason, source, source_ref)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'bench')
            """);
    var balances = handle.prepareBatch("insert into grant_balance values (?, ?, ?, ?, ?, ?, ?)");
    for (Fund fund : funds) {
      boolean own = fund.holder >= 0;
      grants.add(
          contract,
          fund.id,
          own ? "individual" : "shared",
          own ? client.people().get(fund.holder).value() : null,
          credits(fund.credits),
          fund.grantedAt,
          fund.expiresAt,
          own ? "never" : "renewal",
          own ? "first_seat" : "adjustment");
      balances.add(
          contract,
          fund.id,
          credits(fund.credits),
          credits(fund.available),
          credits(fund.held),
          credits(fund.used),
          credits(fund.lapsed));
    }
    grants.execute();
    balances.execute();
    handle.execute(
        """
        insert into first_grant (person_id, contract_id, grant_id)
        select holder_id, contract_id, id from credit_grant where contract_id = ? and kind = 'individual'
        """,
        contract);
    var uses = handle.prepareBatch("insert into shared_use values (?, ?::date, ?, ?, ?)");
    use.forEach(
        (key, sum) ->
            uses.add(
                contract,
                key.month(),
                client.people().get(key.person()).value(),
                key.group(),
                credits(sum)));
    if (uses.size() > 0) {
      uses.execute();
    }
    for (String job : openJobs) {
      handle.execute(
          "insert into open_hold values (?, ?::uuid, ?)",
          contract,
          job,
          end.plus(30, ChronoUnit.HOURS));
    }
    handle.execute(
        "update ledger_head set version = ?, last_entry = ?, last_grant = ?, hash = ? where"
            + " contract_id = ?",
        version,
        entry,
        lastGrant,
        chain.hash(),
        contract);
  }

  private static BigDecimal credits(long hundredths) {
    return BigDecimal.valueOf(hundredths, 2);
  }
}
