package cloudcredits.credit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Which grant pays first (rules §5). */
public final class BurnDown {

  /**
   * Individual before shared; among each the soonest expiry first, then the earlier grant, then the
   * smaller id. What never expires comes last among its own.
   */
  public static final Comparator<Grant> ORDER =
      Comparator.comparing(Grant::pool)
          .thenComparing(grant -> grant.expiry().at().orElse(Instant.MAX))
          .thenComparing(Grant::grantedAt)
          .thenComparing(Grant::id);

  /** A part of what a job needs, and the grant that gives it. */
  public record Part(GrantId grant, Pool pool, Credits credits) {}

  private BurnDown() {}

  /**
   * Takes what is needed from the funds in the order given, from each as much as it has.
   *
   * @param funds in burn-down order, each with what may be drawn of it
   * @return the parts, none of zero; together less than needed when the funds don't suffice
   */
  public static List<Part> draw(List<Part> funds, Credits needed) {
    var parts = new ArrayList<Part>(2);
    Credits rest = needed;
    for (Part fund : funds) {
      Credits taken = fund.credits().min(rest);
      if (taken.isPositive()) {
        parts.add(new Part(fund.grant(), fund.pool(), taken));
        rest = rest.minus(taken);
      }
    }
    return List.copyOf(parts);
  }
}
