package cloudcredits.order;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a pack costs from a day on, until the next price of the same currency (rules §9).
 *
 * @param validFrom a day in the buying contract's own time zone
 * @param packCredits shared credits in a pack, more than zero
 * @param packPrice for one pack
 * @param steps volume prices, by the number of packs from which they count
 */
public record Price(LocalDate validFrom, Credits packCredits, Money packPrice, List<Step> steps) {

  /**
   * From so many packs in one order on, each of them costs this.
   *
   * @param fromPacks more than one
   */
  public record Step(int fromPacks, Money packPrice) {

    public Step {
      if (fromPacks < 2) {
        throw new IllegalArgumentException("a volume price from " + fromPacks + " packs");
      }
    }
  }

  public Price {
    if (!packCredits.isPositive()) {
      throw new IllegalArgumentException("a pack of " + packCredits);
    }
    steps = steps.stream().sorted(Comparator.comparingInt(Step::fromPacks)).toList();
  }

  /** For each pack in an order of so many. */
  public Money each(int packs) {
    Predicate<Step> reached = step -> step.fromPacks() <= packs;
    return steps.reversed().stream()
        .filter(reached)
        .findFirst()
        .map(Step::packPrice)
        .orElse(packPrice);
  }
}
