package cloudcredits.demo;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.JobId;
import cloudcredits.credit.PersonId;
import cloudcredits.demo.Cast.Player;
import cloudcredits.demo.JobDesk.Held;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * How the people of one contract work: some more than others, more before a deadline, less in the
 * holidays.
 */
final class Story {

  /** Of a hundred jobs. */
  private static final int FAIL = 2;

  private static final int COST_LESS = 15;
  private static final int GIVEN_UP = 2;
  private static final int DEADLINE_EVERY_WEEKS = 9;

  /** So many jobs are under way at this moment. */
  private static final int RUNNING = 3;

  private final ContractId contract;
  private final Map<Player, PersonId> people;
  private final String trade;
  private final double jobsADay;
  private final Optional<Projects> projects;
  private final Random random;
  private final JobDesk desk;
  private final Set<PersonId> gone = new HashSet<>();
  private final List<JobId> failed = new ArrayList<>();

  /**
   * @param trade what those without a group do
   * @param jobsADay on a working day
   * @param projects whose charge codes the jobs carry, if the contract has some
   */
  Story(
      ContractId contract,
      Map<Player, PersonId> people,
      String trade,
      double jobsADay,
      Optional<Projects> projects,
      Random random,
      JobDesk desk) {
    this.contract = contract;
    this.people = people;
    this.trade = trade;
    this.jobsADay = jobsADay;
    this.projects = projects;
    this.random = random;
    this.desk = desk;
  }

  ContractId contract() {
    return contract;
  }

  /** Somebody who runs no more jobs here. */
  void leaves(PersonId person) {
    gone.add(person);
  }

  /** Half a day's work is asked for and done. Returns what is still being posted. */
  List<CompletableFuture<?>> work(LocalDate day) {
    List<CompletableFuture<?>> posted = new ArrayList<>();
    failed.forEach(job -> posted.add(desk.reverse(job)));
    failed.clear();
    for (Held job : begin(day)) {
      posted.add(job.result());
      posted.add(end(job));
    }
    return posted;
  }

  /** What is asked for stays held: it runs at this moment. */
  List<CompletableFuture<?>> leaveRunning(LocalDate day) {
    return begin(day, RUNNING).stream().<CompletableFuture<?>>map(Held::result).toList();
  }

  private List<Held> begin(LocalDate day) {
    double share = jobsADay / 2 * busy(day);
    return begin(day, (int) share + (random.nextDouble() < share % 1 ? 1 : 0));
  }

  private List<Held> begin(LocalDate day, int jobs) {
    return IntStream.range(0, jobs)
        .mapToObj(i -> anybody())
        .filter(player -> !gone.contains(people.get(player)))
        .map(player -> hold(player, day))
        .toList();
  }

  private Held hold(Player player, LocalDate day) {
    String group = player.group().isEmpty() ? trade : player.group();
    Optional<String> code = projects.map(all -> all.of(day, random));
    var before = Duration.ofSeconds(30 + random.nextInt(12_000));
    return desk.hold(contract, people.get(player), Task.of(group, random), code, before);
  }

  /** Asked for at once: where the hold was refused, so is this, and nothing moves. */
  private CompletableFuture<?> end(Held job) {
    int fate = random.nextInt(100);
    if (fate < GIVEN_UP) {
      return desk.release(job.job());
    }
    if (fate < GIVEN_UP + FAIL) {
      failed.add(job.job());
    }
    boolean less = fate >= 100 - COST_LESS && job.credits().isMoreThan(Credits.of(2));
    return desk.settle(job.job(), less ? job.credits().minus(Credits.of(1)) : job.credits());
  }

  private double busy(LocalDate day) {
    if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      return 0.03;
    }
    boolean holidays = day.getMonthValue() == 12 && day.getDayOfMonth() > 22;
    long week = ChronoUnit.WEEKS.between(LocalDate.EPOCH, day);
    return holidays ? 0.2 : week % DEADLINE_EVERY_WEEKS == 0 ? 1.7 : 1;
  }

  private Player anybody() {
    double all = people.keySet().stream().mapToDouble(Player::weight).sum();
    double at = random.nextDouble() * all;
    for (Player player : people.keySet()) {
      at -= player.weight();
      if (at < 0) {
        return player;
      }
    }
    return people.keySet().iterator().next();
  }
}
