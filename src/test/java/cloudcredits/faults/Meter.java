package cloudcredits.faults;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * A cloud service at work: one job after the other, each with the steps that chance gives it. Keeps
 * what it was answered and what the ledger must therefore have.
 */
final class Meter {

  /** Nobody waits for more than this in what was asked. */
  private static final int MOST_CENTS = 1_200;

  private final Line line;
  private final Random random;

  /** In the order in which they were given. */
  final List<Said> answers = new ArrayList<>();

  /** By the job's charge code, which no other job has. */
  final Map<String, Moved> jobs = new LinkedHashMap<>();

  Meter(Line line, long seed) {
    this.line = line;
    this.random = new Random(seed);
  }

  /** One job; the crowd counts it when it is over. */
  void job() throws InterruptedException {
    String code = UUID.randomUUID().toString();
    BigDecimal credits = credits();
    boolean charge = random.nextInt(3) == 0;
    Said begun = ask(charge ? "charges" : "holds", order(code, credits));
    if (!begun.isDone()) {
      require(begun.status() == 402, begun);
      jobs.put(code, Moved.nothing());
      return;
    }
    Moved held = Moved.held(credits);
    jobs.put(code, charge ? held.settle(credits, credits) : held);
    if (!charge) {
      endHold(code, begun);
    }
    if (random.nextInt(5) == 0) {
      reverse(code, begun.text("id"));
    }
    if (random.nextInt(5) == 0) {
      askAgain(answers.get(random.nextInt(answers.size())));
    }
  }

  private void endHold(String code, Said begun) throws InterruptedException {
    String job = begun.text("id");
    BigDecimal held = begun.credits("held");
    switch (random.nextInt(6)) {
      case 0 -> {} // stays open, as when a service forgets it
      case 1 -> ask("holds/" + job + "/release", "{}");
      case 2 -> settle(code, job, held.add(credits()), held, true);
      case 3 -> {
        settle(code, job, half(held), held, false);
        ask("holds/" + job + "/extend", "{\"duration\": \"P3D\"}");
        settle(code, job, half(half(held)), held.subtract(half(held)), true);
      }
      default -> settle(code, job, half(held), held, true);
    }
  }

  private void settle(String code, String job, BigDecimal cost, BigDecimal held, boolean last)
      throws InterruptedException {
    String body = "{\"credits\": \"%s\", \"final\": %b}".formatted(cost, last);
    Said said = ask("holds/" + job + "/settle", body);
    if (said.isDone()) {
      jobs.compute(code, (_, moved) -> moved.settle(cost, held));
    }
  }

  private void reverse(String code, String job) throws InterruptedException {
    BigDecimal some = credits();
    Said said = ask("jobs/" + job + "/reversals", "{\"credits\": \"%s\"}".formatted(some));
    if (said.isDone()) {
      jobs.compute(code, (_, moved) -> moved.giveBack(some));
    }
  }

  /** Everything once more, when all is over. */
  void askEverythingAgain() throws InterruptedException {
    for (Said said : answers) {
      askAgain(said);
    }
  }

  private void askAgain(Said before) throws InterruptedException {
    Said again = line.ask(before.key(), before.path(), before.body());
    require(again.isSameAs(before), before + "\nand then\n" + again);
  }

  private Said ask(String path, String body) throws InterruptedException {
    Said said = line.ask(path, body);
    require(said.isDone() || said.status() == 402 || said.status() == 409, said);
    answers.add(said);
    return said;
  }

  private String order(String code, BigDecimal credits) {
    return """
        {"contract": "%s", "user": "%s", "service": "%s", "credits": "%s", "charge_code": "%s"}
        """
        .formatted(Ground.NUMBER, Ground.user(random.nextInt()), Ground.SERVICE, credits, code);
  }

  private BigDecimal credits() {
    return BigDecimal.valueOf(1 + random.nextInt(MOST_CENTS), 2);
  }

  private static BigDecimal half(BigDecimal credits) {
    return credits.divide(BigDecimal.TWO, 2, RoundingMode.DOWN);
  }

  private static void require(boolean holds, Object words) {
    if (!holds) {
      throw new AssertionError(words.toString());
    }
  }
}
