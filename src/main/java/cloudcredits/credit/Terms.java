package cloudcredits.credit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The terms of a contract in its time zone, and whether it is active (rules §2).
 *
 * @param terms in the order of their starts, not overlapping
 * @param cancelledAt from when on it is cancelled
 */
public record Terms(ZoneId zone, List<Term> terms, Optional<Instant> cancelledAt) {

  /** From its start until its renewal date, both at 00:00, the latter excluded. */
  public record Term(LocalDate startsOn, LocalDate renewalOn) {
    public Term {
      if (!renewalOn.isAfter(startsOn)) {
        throw new IllegalArgumentException("a term from %s to %s".formatted(startsOn, renewalOn));
      }
    }

    boolean contains(LocalDate day) {
      return !day.isBefore(startsOn) && day.isBefore(renewalOn);
    }
  }

  public Terms {
    terms = List.copyOf(terms);
  }

  /** The term that runs now; empty when the contract is not active. */
  public Optional<Term> runningAt(Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return isCancelledAt(now)
        ? Optional.empty()
        : terms.stream().filter(term -> term.contains(today)).findFirst();
  }

  public boolean isCancelledAt(Instant now) {
    return cancelledAt.filter(at -> !now.isBefore(at)).isPresent();
  }

  public Activity at(Instant now) {
    if (isCancelledAt(now)) {
      return Activity.CANCELLED;
    }
    if (runningAt(now).isPresent()) {
      return Activity.ACTIVE;
    }
    LocalDate today = now.atZone(zone).toLocalDate();
    boolean begun = terms.stream().anyMatch(term -> !term.startsOn().isAfter(today));
    return begun ? Activity.LAPSED : Activity.NOT_STARTED;
  }

  /** Whether credits can be held and packs bought. */
  public enum Activity {
    NOT_STARTED,
    ACTIVE,
    LAPSED,
    CANCELLED
  }
}
