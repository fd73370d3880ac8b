package cloudcredits.order;

import cloudcredits.credit.Credits;
import cloudcredits.report.Runway;
import cloudcredits.report.RunwayDrawing;
import cloudcredits.report.Verdict;
import cloudcredits.web.Format;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** What packs would do to how long a contract's credits last, in words. */
final class Prospect {

  private static final List<String> NUMBERS =
      List.of("One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten");

  /**
   * How long the credits would last: {@code to} <b>{@code 5 Mar 2027}</b>{@code , 9 days short of
   * the renewal}.
   *
   * @param act so much would lapse that fewer packs would do
   */
  public record Then(String before, String strong, String after, boolean act) {}

  private final Runway now;

  Prospect(Runway now) {
    this.now = now;
  }

  /** The fewest packs that last; one where nobody can tell. */
  int advised() {
    return Math.clamp(now.packsToLast(), 1, Offer.MOST_PACKS);
  }

  /** How long the credits last with these packs. */
  Then with(Offer offer) {
    return switch (now.with(offer.credits()).verdict()) {
      case Verdict.Lasts(LocalDate _, Credits lapsing) ->
          renewal(lapsing.minus(now.lapsing()), offer.price());
      case Verdict.RunsDry dry -> new Then("to", Format.date(dry.on()), dry(dry), false);
      case Verdict.NothingUsed(Credits lapsing) ->
          new Then("unused lately:", Format.credits(lapsing) + " would lapse", "", true);
      case Verdict.TooLittleHistory _, Verdict.NoCredits _, Verdict.UsedUp _, Verdict.NotActive _ ->
          new Then("too early to say", "", "", false);
    };
  }

  /**
   * @param lapsing what would lapse because of this purchase
   */
  private Then renewal(Credits lapsing, Price price) {
    String more = now.lapsing().isPositive() ? " more" : "";
    String after =
        lapsing.isPositive() ? ", " + Format.credits(lapsing) + more + " would lapse" : "";
    boolean fewerWouldDo = !price.packCredits().isMoreThan(lapsing);
    return new Then("to", "the renewal", after, fewerWouldDo);
  }

  private static String dry(Verdict.RunsDry dry) {
    return dry.byExpiry()
        ? ", when the last ones expire"
        : ", " + Format.plural("day", dry.daysShort()) + " short of the renewal";
  }

  /** {@code Three packs last to the renewal; two are 3 days short}. */
  String heading(Offer chosen) {
    int packs = now.packsToLast();
    if (packs > 0) {
      return needed(packs, chosen.price());
    }
    return now.verdict() instanceof Verdict.Lasts
        ? "The credits last to the renewal without more packs"
        : "%s until %s for %s"
            .formatted(
                Format.creditsInWords(chosen.credits()),
                Format.date(chosen.untilDay()),
                Format.money(chosen.gross()));
  }

  private String needed(int packs, Price price) {
    boolean toRenewal = verdict(packs, price) instanceof Verdict.Lasts;
    String end = toRenewal ? "to the renewal" : "for a year";
    String verb = packs == 1 ? " lasts " : " last ";
    return inWords(packs, true) + verb + end + tooFew(packs - 1, price);
  }

  private String tooFew(int packs, Price price) {
    return packs > 0 && verdict(packs, price) instanceof Verdict.RunsDry dry && !dry.byExpiry()
        ? "; %s %s %s short"
            .formatted(
                inWords(packs, false).toLowerCase(Locale.ROOT),
                packs == 1 ? "is" : "are",
                Format.plural("day", dry.daysShort()))
        : "";
  }

  private Verdict verdict(int packs, Price price) {
    return now.with(new Credits(price.packCredits().hundredths() * packs)).verdict();
  }

  private static String inWords(int packs, boolean noun) {
    String number = packs <= NUMBERS.size() ? NUMBERS.get(packs - 1) : Format.number(packs);
    return noun ? number + (packs == 1 ? " pack" : " packs") : number;
  }

  /** {@code Now 1,720 are available and run dry about 27 Feb 2027.} */
  String text() {
    String available = "Now %s available".formatted(are(now.facts().available()));
    return switch (now.verdict()) {
      case Verdict.RunsDry dry ->
          available
              + (dry.byExpiry() ? " and the last ones expire on " : " and run dry about ")
              + Format.date(dry.on())
              + ".";
      case Verdict.Lasts(LocalDate renewal, Credits lapsing) ->
          available
              + " and last to the renewal on "
              + Format.date(renewal)
              + (lapsing.isPositive() ? "; " + Format.credits(lapsing) + " would lapse" : "")
              + ".";
      case Verdict.NotActive _,
          Verdict.NoCredits _,
          Verdict.UsedUp _,
          Verdict.TooLittleHistory _,
          Verdict.NothingUsed _ ->
          available + ".";
    };
  }

  private static String are(Credits credits) {
    return credits.equals(Credits.of(1))
        ? "1 credit is"
        : Format.credits(credits) + " shared credits are";
  }

  /** With these packs and without. */
  RunwayDrawing drawing(Offer offer) {
    return RunwayDrawing.of(now.with(offer.credits()), now);
  }
}
