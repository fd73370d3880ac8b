package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.web.Format;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How good the projection was: what the pace of a quarter ago, measured on what was known then,
 * said would be used until yesterday, and what was used.
 *
 * @param since the day of which the projection is
 * @param days from then until yesterday
 * @param pace that of then
 * @param came shared credits settled less reversed in those days
 */
public record BackTest(LocalDate since, int days, Pace pace, Credits came) {

  /** A quarter, in whole weeks. */
  static final int DAYS = 91;

  private static final double HUNDREDTHS = 100;

  /** Empty when there was too little history then. */
  public static Optional<BackTest> of(RunwayFacts facts) {
    LocalDate since = facts.today().minusDays(DAYS);
    var known = facts.used().headMap(since);
    var came = facts.used().subMap(since, facts.today()).values();
    return Pace.of(known, since).map(pace -> new BackTest(since, DAYS, pace, Credits.sum(came)));
  }

  /** Credits that the mean pace said, whole. */
  public Credits projected() {
    return at(pace.mean());
  }

  private Credits at(double creditsADay) {
    return Credits.of(Math.round(creditsADay * days));
  }

  /** What came beyond what was projected; negative when less came. */
  public Credits error() {
    return came.minus(projected());
  }

  /** Whether it came within the band between the slow and the fast pace. */
  public boolean isWithinBand() {
    double perDay = came.hundredths() / HUNDREDTHS / days;
    return perDay >= pace.slow() && perDay <= pace.fast();
  }

  /**
   * "A quarter ago, on 24 Aug, the same method said 1,370 by now. 1,420 were used: 50 more, 4 %;
   * within the band."
   */
  public String words() {
    return "Tested: on %s the same method said %s in the %d days to yesterday. %s came: %s; %s the band of then."
        .formatted(
            Format.date(since),
            Format.creditsInWords(projected()),
            days,
            Format.credits(came),
            difference(),
            isWithinBand() ? "within" : "outside");
  }

  private String difference() {
    Credits error = error();
    if (error.isZero()) {
      return "just that";
    }
    var much = new Credits(Math.abs(error.hundredths()));
    String percent = projected().isPositive() ? ", " + Format.percent(much, projected()) : "";
    return Format.credits(much) + (error.isPositive() ? " more" : " less") + percent;
  }
}
