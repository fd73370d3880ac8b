package cloudcredits.credit;

import cloudcredits.credit.BurnDown.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person could be charged at one moment.
 *
 * @param individual what each individual grant has, in burn-down order
 * @param shared what each shared grant has, in burn-down order, whatever a cap says
 * @param cap the cap that allows the least; empty: unlimited
 */
public record Means(List<Part> individual, List<Part> shared, Optional<Cap.Left> cap) {

  /** The answer to a wish for credits: all of it, or why not. */
  public sealed interface Drawn {}

  /** In burn-down order, together exactly what was needed. */
  public record Enough(List<Part> parts) implements Drawn {}

  public record TooLittle(Refusal.InsufficientCredits refusal) implements Drawn {}

  public Credits individualCredits() {
    return sum(individual);
  }

  /** The contract's pool, whatever a cap says. */
  public Credits sharedCredits() {
    return sum(shared);
  }

  /** Of the pool, what the caps leave to this person. */
  public Credits sharedAllowed() {
    Credits pool = sharedCredits();
    return cap.map(left -> left.credits().min(pool)).orElse(pool);
  }

  /** Individual first, then of the shared what the cap allows. */
  public Drawn draw(Credits needed) {
    Credits fromIndividual = needed.min(individualCredits());
    Credits fromShared = needed.minus(fromIndividual);
    if (fromShared.isMoreThan(sharedAllowed())) {
      return new TooLittle(
          new Refusal.InsufficientCredits(
              needed, individualCredits(), sharedCredits(), cap.filter(this::limits)));
    }
    var parts = new ArrayList<>(BurnDown.draw(individual, fromIndividual));
    parts.addAll(BurnDown.draw(shared, fromShared));
    return new Enough(List.copyOf(parts));
  }

  private boolean limits(Cap.Left left) {
    return sharedCredits().isMoreThan(left.credits()) || left.credits().isZero();
  }

  private static Credits sum(List<Part> parts) {
    return Credits.sum(parts.stream().map(Part::credits).toList());
  }
}
