package cloudcredits.report;

import cloudcredits.credit.Credits;
import cloudcredits.web.Format;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** A runway in sentences: the overview's heading, the drawing's description, a line of mail. */
public final class RunwayWords {

  private static final char NO_BREAK = '\u00a0';
  private static final int WHOLE_FROM = 10;

  private RunwayWords() {}

  /** "Credits run dry about 27 Feb, 15 days before the renewal". */
  public static String heading(Runway runway) {
    return switch (runway.verdict()) {
      case Verdict.NotActive _ -> "The contract is not active: nothing can be used";
      case Verdict.NoCredits _ -> "No shared credits yet";
      case Verdict.UsedUp _ -> "No shared credits left" + beforeRenewal(runway);
      case Verdict.TooLittleHistory _ -> have(runway) + ", too early to say how long they last";
      case Verdict.NothingUsed(Credits lapsing) -> nothingUsed(runway, lapsing);
      case Verdict.RunsDry dry -> runsDry(dry);
      case Verdict.Lasts(LocalDate renewal, Credits lapsing) -> lasts(renewal, lapsing);
    };
  }

  /** For a table: {@code to about 2 Feb 2027}, {@code to the renewal}. */
  static String brief(Runway runway) {
    return switch (runway.verdict()) {
      case Verdict.NotActive _ -> "not active";
      case Verdict.NoCredits _ -> "none yet";
      case Verdict.UsedUp _ -> "used up";
      case Verdict.TooLittleHistory _ -> "too early to say";
      case Verdict.NothingUsed _ -> "unused lately";
      case Verdict.RunsDry dry ->
          (dry.byExpiry() ? "to " : "to about ") + Format.date(dry.on()).replace(' ', NO_BREAK);
      case Verdict.Lasts _ -> "to the renewal";
    };
  }

  private static String beforeRenewal(Runway runway) {
    return runway
        .facts()
        .renewal()
        .map(renewal -> days(Projection.daysTo(runway.facts(), renewal)))
        .map(days -> ", " + days + " before the renewal")
        .orElse("");
  }

  private static String have(Runway runway) {
    return Format.credits(runway.facts().available()) + " shared credits";
  }

  private static String nothingUsed(Runway runway, Credits lapsing) {
    return lapsing.isPositive()
        ? "Nothing used lately: " + Format.credits(lapsing) + " would lapse by the renewal"
        : "Nothing used lately, " + have(runway) + " available";
  }

  private static String runsDry(Verdict.RunsDry dry) {
    String when = date(dry.on());
    String before = days(dry.daysShort()) + " before the renewal";
    return dry.byExpiry()
        ? "The last credits expire on " + when + ", " + before
        : "Credits run dry about " + when + ", " + before;
  }

  private static String lasts(LocalDate renewal, Credits lapsing) {
    String lasts = "Credits last to the renewal on " + date(renewal);
    return lapsing.isPositive() ? lasts + ", " + Format.credits(lapsing) + " would lapse" : lasts;
  }

  /** What the lines of the drawing are, and by which method. */
  public static String caption(Runway runway) {
    return runway
        .pace()
        .filter(pace -> pace.mean() > 0 && runway.facts().renewal().isPresent())
        .map(RunwayWords::caption)
        .orElse(
            "Solid: available at the end of each day. A projection needs an active contract and use in "
                + Pace.FEWEST_WEEKS
                + " whole weeks.");
  }

  private static String caption(Pace pace) {
    return "Solid: available at the end of each day. Dashed: projected at %s a day, the mean of the last %d whole weeks. Band: %s to %s a day, where %d of them fell."
        .formatted(
            rate(pace.mean()), pace.weeks(), rate(pace.slow()), rate(pace.fast()), pace.within());
  }

  /** What a screen reader says of the drawing. */
  static String description(Runway runway) {
    String now =
        Format.creditsInWords(runway.facts().available())
            + " available on "
            + Format.date(runway.today())
            + ". ";
    String pace = runway.pace().map(p -> "At " + rate(p.mean()) + " a day: ").orElse("");
    return now + pace + heading(runway) + ". The figures stand in the table of shared grants.";
  }

  /** When the fast and the slow pace would run dry: "11 Feb to renewal". */
  static Optional<String> dryRange(Runway runway) {
    return runway
        .pace()
        .map(
            pace ->
                dry(runway, pace.fast()).map(RunwayWords::date).orElse("renewal")
                    + " to "
                    + dry(runway, pace.slow()).map(RunwayWords::date).orElse("renewal"))
        .filter(range -> !range.equals("renewal to renewal"));
  }

  private static Optional<LocalDate> dry(Runway runway, double pace) {
    return runway.projection(pace).flatMap(Projection::dry).map(Projection.Dry::on);
  }

  /** Credits a day: whole from ten on, else with one decimal. */
  public static String rate(double creditsADay) {
    return creditsADay >= WHOLE_FROM
        ? Format.number(Math.round(creditsADay))
        : String.format(Locale.ROOT, "%.1f", creditsADay).replaceFirst("\\.0$", "");
  }

  static String days(double days) {
    return Format.plural("day", Math.round(days));
  }

  private static String date(LocalDate date) {
    return Format.shortDate(date).replace(' ', NO_BREAK);
  }
}
