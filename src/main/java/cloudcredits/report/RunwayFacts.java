package cloudcredits.report;

import cloudcredits.credit.Credits;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a runway is made from: the contract's shared credits until now. Days are those of the
 * contract's time zone.
 *
 * @param renewal of the term that runs; empty when the contract is not active
 * @param layers shared grants in burn-down order (rules §5), also those that are used up
 * @param used shared credits settled less reversed, by day, from the first use on; days without use
 *     may be missing
 */
public record RunwayFacts(
    LocalDate today,
    Optional<LocalDate> renewal,
    List<Layer> layers,
    SortedMap<LocalDate, Credits> used) {

  private static final Comparator<Layer> BURN_DOWN =
      Comparator.comparing(Layer::expiresOn)
          .thenComparing(Layer::grantedOn)
          .thenComparing(Layer::number);

  public RunwayFacts {
    layers = layers.stream().sorted(BURN_DOWN).toList();
    used = new TreeMap<>(used);
  }

  /**
   * A shared grant: one layer of the drawing.
   *
   * @param number the grant's; of a grant that is only thought of, higher than all others
   * @param expiresOn the first day on which nothing of it can be spent
   * @param available usable now
   * @param changes by how much what is available changed, by day, as far back as is drawn
   */
  public record Layer(
      int number,
      Credits granted,
      LocalDate grantedOn,
      LocalDate expiresOn,
      Credits available,
      Map<LocalDate, Credits> changes) {

    public Layer {
      changes = Map.copyOf(changes);
    }

    boolean isExpiredOn(LocalDate day) {
      return !day.isBefore(expiresOn);
    }
  }

  public Credits available() {
    return Credits.sum(layers.stream().map(Layer::available).toList());
  }

  /**
   * The same with one more grant, made today: it expires in a year or at the renewal (rules §4).
   *
   * @throws IllegalStateException when the contract is not active: nothing can be bought then
   */
  public RunwayFacts with(Credits credits) {
    LocalDate end = renewal.orElseThrow(() -> new IllegalStateException("nothing can be bought"));
    LocalDate inOneYear = today.plusYears(1);
    int number = layers.stream().mapToInt(Layer::number).max().orElse(0) + 1;
    var more = new ArrayList<>(layers);
    more.add(
        new Layer(
            number,
            credits,
            today,
            end.isBefore(inOneYear) ? end : inOneYear,
            credits,
            Map.of(today, credits)));
    return new RunwayFacts(today, renewal, more, used);
  }
}
