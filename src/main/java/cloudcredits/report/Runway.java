package cloudcredits.report;

import cloudcredits.credit.Credits;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * How long a contract's shared credits last: the course until today, and the projection to the
 * renewal at the mean {@link Pace}. Overview, purchase and mail tell and draw the same one.
 */
public final class Runway {

  /** What one pack adds (rules §9). */
  public static final Credits PACK = Credits.of(100);

  private static final int MOST_PACKS = 500;

  /**
   * Credits that would lapse.
   *
   * @param credits whole ones
   */
  public record Lapse(int grant, LocalDate on, Credits credits) {}

  private final RunwayFacts facts;
  private final Optional<Pace> pace;

  private Runway(RunwayFacts facts) {
    this.facts = facts;
    this.pace = Pace.of(facts.used(), facts.today());
  }

  public static Runway of(RunwayFacts facts) {
    return new Runway(facts);
  }

  /** The runway if so many credits were granted today. The contract must be active. */
  public Runway with(Credits credits) {
    return credits.isPositive() ? new Runway(facts.with(credits)) : this;
  }

  /** The runway if so many packs were bought today, 0 for none. The contract must be active. */
  public Runway withPacks(int packs) {
    return with(new Credits(Math.multiplyExact(PACK.hundredths(), packs)));
  }

  public RunwayFacts facts() {
    return facts;
  }

  public LocalDate today() {
    return facts.today();
  }

  /** Empty when there is too little history. */
  public Optional<Pace> pace() {
    return pace;
  }

  public Verdict verdict() {
    if (facts.renewal().isEmpty()) {
      return new Verdict.NotActive();
    }
    if (!facts.available().isPositive()) {
      return facts.layers().isEmpty() ? new Verdict.NoCredits() : new Verdict.UsedUp();
    }
    if (pace.isEmpty()) {
      return new Verdict.TooLittleHistory();
    }
    return pace.get().mean() == 0 ? new Verdict.NothingUsed(lapsing()) : projected();
  }

  private Verdict projected() {
    LocalDate renewal = facts.renewal().orElseThrow();
    return projection()
        .flatMap(Projection::dry)
        .<Verdict>map(dry -> runsDry(dry, renewal))
        .orElseGet(() -> new Verdict.Lasts(renewal, lapsing()));
  }

  private Verdict runsDry(Projection.Dry dry, LocalDate renewal) {
    return new Verdict.RunsDry(
        dry.on(),
        ChronoUnit.DAYS.between(today(), dry.on()),
        ChronoUnit.DAYS.between(dry.on(), renewal),
        dry.byExpiry());
  }

  /** What would lapse from today to the renewal, by grant, the earliest first. */
  public List<Lapse> wouldLapse() {
    return projection().map(Projection::lapses).orElse(List.of());
  }

  /** All that would lapse from today to the renewal. */
  public Credits lapsing() {
    return Credits.sum(wouldLapse().stream().map(Lapse::credits).toList());
  }

  /**
   * The fewest packs that, bought today, last to the renewal, or for the year that they live; 0
   * when none are needed or nobody can tell.
   */
  public int packsToLast() {
    return switch (verdict()) {
      case Verdict.RunsDry _ -> fewestPacks();
      case Verdict.UsedUp _ -> pace.filter(p -> p.mean() > 0).isPresent() ? fewestPacks() : 0;
      case Verdict.NotActive _,
          Verdict.NoCredits _,
          Verdict.TooLittleHistory _,
          Verdict.NothingUsed _,
          Verdict.Lasts _ ->
          0;
    };
  }

  /** More packs never last shorter, so the search may halve. */
  private int fewestPacks() {
    int tooFew = 0;
    int enough = MOST_PACKS;
    if (!withPacks(enough).lastsAsLongAsBoughtOnes()) {
      return 0;
    }
    while (enough - tooFew > 1) {
      int middle = (tooFew + enough) / 2;
      if (withPacks(middle).lastsAsLongAsBoughtOnes()) {
        enough = middle;
      } else {
        tooFew = middle;
      }
    }
    return enough;
  }

  private boolean lastsAsLongAsBoughtOnes() {
    LocalDate inOneYear = today().plusYears(1);
    return switch (verdict()) {
      case Verdict.Lasts _ -> true;
      case Verdict.RunsDry dry -> !dry.on().isBefore(inOneYear);
      case Verdict.NotActive _,
          Verdict.NoCredits _,
          Verdict.UsedUp _,
          Verdict.TooLittleHistory _,
          Verdict.NothingUsed _ ->
          false;
    };
  }

  /** At the mean pace, to the renewal; empty when the contract is not active or has no pace. */
  Optional<Projection> projection() {
    return pace.flatMap(known -> projection(known.mean()));
  }

  Optional<Projection> projection(double creditsADay) {
    return facts.renewal().map(end -> Projection.of(facts, creditsADay, end));
  }
}
