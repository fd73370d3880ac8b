package cloudcredits.credit;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Shared credits held or used, as caps count them: by the month in which they were drawn, for the
 * person, the group that the person was in, and the whole contract.
 */
public final class SharedUse {

  /** No group. */
  public static final int NO_GROUP = 0;

  /** Who drew, in which month: the finest line that is kept. */
  public record Line(YearMonth month, PersonId person, int group) {}

  private record Total(Cap.Scope scope, int subject, Optional<YearMonth> month) {}

  private final Map<Total, Credits> totals = new HashMap<>();

  /** Adds, or takes back when negative. */
  public void add(Line line, Credits credits) {
    Optional<YearMonth> month = Optional.of(line.month());
    Optional<YearMonth> ever = Optional.empty();
    add(new Total(Cap.Scope.PERSON, line.person().value(), month), credits);
    add(new Total(Cap.Scope.PERSON, line.person().value(), ever), credits);
    add(new Total(Cap.Scope.CONTRACT, 0, month), credits);
    add(new Total(Cap.Scope.CONTRACT, 0, ever), credits);
    if (line.group() != NO_GROUP) {
      add(new Total(Cap.Scope.GROUP, line.group(), month), credits);
      add(new Total(Cap.Scope.GROUP, line.group(), ever), credits);
    }
  }

  /** What the cap still allows in this month. */
  public Cap.Left left(Cap cap, YearMonth month) {
    var over = cap.period() == Cap.Period.MONTH ? Optional.of(month) : Optional.<YearMonth>empty();
    Credits counted =
        totals.getOrDefault(new Total(cap.scope(), cap.subject(), over), Credits.ZERO);
    return new Cap.Left(cap, cap.credits().minus(counted).max(Credits.ZERO));
  }

  private void add(Total total, Credits credits) {
    totals.merge(total, credits, Credits::plus);
  }
}
