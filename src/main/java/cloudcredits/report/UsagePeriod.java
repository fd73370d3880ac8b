package cloudcredits.report;

import cloudcredits.credit.Terms;
import cloudcredits.credit.Terms.Term;
import cloudcredits.web.Format;
import cloudcredits.web.QueryString;
import cloudcredits.web.When;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The days that a report is about, in the contract's time zone.
 *
 * @param key how the address calls it; "" when from and to stand there themselves
 * @param to the last day, included
 */
public record UsagePeriod(String key, String label, LocalDate from, LocalDate to) {

  private static final int FEWEST_YEAR = 2000;
  private static final int MOST_YEAR = 2200;

  /** The periods that are offered by name (rules §10). */
  public enum Preset {
    DAYS_30("30d", "30 days"),
    MONTHS_3("3m", "3 months, whole weeks"),
    MONTHS_6("6m", "6 months"),
    MONTHS_9("9m", "9 months"),
    MONTHS_12("12m", "12 months"),
    TERM("term", "This term"),
    LAST_TERM("last", "Last term"),
    ALL("all", "All");

    private final String key;
    private final String label;

    Preset(String key, String label) {
      this.key = key;
      this.label = label;
    }

    public String key() {
      return key;
    }

    public String label() {
      return label;
    }

    UsagePeriod on(Terms terms, LocalDate today) {
      return switch (this) {
        case DAYS_30 -> to(today.minusDays(29), today);
        case MONTHS_3 ->
            to(today.minusMonths(3).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)), today);
        case MONTHS_6 -> to(months(today, 6), today);
        case MONTHS_9 -> to(months(today, 9), today);
        case MONTHS_12 -> to(months(today, 12), today);
        case TERM -> term(terms, today, 1);
        case LAST_TERM -> term(terms, today, 2);
        case ALL -> to(begin(terms, today), today);
      };
    }

    private UsagePeriod to(LocalDate from, LocalDate to) {
      return new UsagePeriod(key, label, from, to.isBefore(from) ? from : to);
    }

    /** Calendar months, the running one included. */
    private static LocalDate months(LocalDate today, int count) {
      return today.withDayOfMonth(1).minusMonths(count - 1L);
    }

    /** Of the terms that have begun, the last or one before it; the first where there are fewer. */
    private UsagePeriod term(Terms terms, LocalDate today, int fromTheEnd) {
      List<Term> begun =
          terms.terms().stream().filter(term -> !term.startsOn().isAfter(today)).toList();
      return begun.isEmpty()
          ? to(today, today)
          : term(begun.get(Math.max(0, begun.size() - fromTheEnd)), today);
    }

    private UsagePeriod term(Term term, LocalDate today) {
      return to(term.startsOn(), lastDay(term, today));
    }

    /** Whether there is such a period: a first term has none before it. */
    boolean isThere(Terms terms, LocalDate today) {
      return this != LAST_TERM
          || terms.terms().stream().filter(term -> !term.startsOn().isAfter(today)).count() > 1;
    }

    private static LocalDate lastDay(Term term, LocalDate today) {
      LocalDate last = term.renewalOn().minusDays(1);
      return last.isBefore(today) ? last : today;
    }
  }

  /** A period, and what could not be read of the address that asked for it. */
  public record Read(UsagePeriod period, Optional<String> problem) {}

  private static LocalDate begin(Terms terms, LocalDate today) {
    return terms.terms().stream()
        .map(Term::startsOn)
        .findFirst()
        .filter(start -> start.isBefore(today))
        .orElse(today);
  }

  /** What the query asks for: {@code from} and {@code to}, else {@code period}; never refused. */
  public static Read of(QueryString query, Terms terms, LocalDate today) {
    String from = query.get("from").orElse("").strip();
    String to = query.get("to").orElse("").strip();
    return (from.isEmpty() && to.isEmpty()) || choosesPreset(query, from, to, terms, today)
        ? preset(query, terms, today)
        : days(from, to, terms, today);
  }

  /**
   * The form sends a name and two days. The name counts when it was changed, or when the days are
   * still those of the name that was shown ({@code was}).
   */
  private static boolean choosesPreset(
      QueryString query, String from, String to, Terms terms, LocalDate today) {
    Optional<String> named = query.get("period").filter(key -> preset(key).isPresent());
    boolean changed = !named.equals(query.get("was"));
    return named.isPresent()
        && (changed
            || named
                .flatMap(UsagePeriod::preset)
                .map(preset -> preset.on(terms, today))
                .filter(
                    shown -> shown.from.toString().equals(from) && shown.to.toString().equals(to))
                .isPresent());
  }

  private static Read preset(QueryString query, Terms terms, LocalDate today) {
    String asked = query.get("period").orElse("");
    return asked.isEmpty() || asked.equals("days")
        ? new Read(usual(terms, today), Optional.empty())
        : preset(asked)
            .map(preset -> preset(preset, terms, today))
            .orElseGet(() -> instead("We do not know this period", terms, today));
  }

  private static Read preset(Preset preset, Terms terms, LocalDate today) {
    return preset.isThere(terms, today)
        ? new Read(preset.on(terms, today), Optional.empty())
        : instead("There was no term before this one", terms, today);
  }

  private static Optional<Preset> preset(String key) {
    return Arrays.stream(Preset.values()).filter(preset -> preset.key.equals(key)).findFirst();
  }

  private static Read days(String from, String to, Terms terms, LocalDate today) {
    Optional<LocalDate> first = from.isEmpty() ? Optional.of(begin(terms, today)) : date(from);
    Optional<LocalDate> last = to.isEmpty() ? Optional.of(today) : date(to);
    if (first.isEmpty() || last.isEmpty()) {
      return instead("Give both days of the period as a date, such as 2027-01-12", terms, today);
    }
    if (last.get().isBefore(first.get())) {
      return instead("The period ends before it begins: choose a later last day", terms, today);
    }
    var period = new UsagePeriod("", "From and to", first.get(), last.get());
    return new Read(period, Optional.empty());
  }

  static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text))
          .filter(date -> date.getYear() >= FEWEST_YEAR && date.getYear() <= MOST_YEAR);
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  private static Read instead(String problem, Terms terms, LocalDate today) {
    UsagePeriod usual = usual(terms, today);
    return new Read(usual, Optional.of(problem + ". Shown are " + usual.label() + "."));
  }

  private static UsagePeriod usual(Terms terms, LocalDate today) {
    return Preset.MONTHS_3.on(terms, today);
  }

  /** The part of it up to a day; that day alone where it begins later. */
  UsagePeriod until(LocalDate day) {
    return to.isAfter(day)
        ? new UsagePeriod(key, label, from.isAfter(day) ? day : from, day)
        : this;
  }

  /** The first instant that belongs to it. */
  public Instant begin(ZoneId zone) {
    return from.atStartOfDay(zone).toInstant();
  }

  /** The first instant that does not belong to it any more. */
  public Instant end(ZoneId zone) {
    return to.plusDays(1).atStartOfDay(zone).toInstant();
  }

  public long days() {
    return ChronoUnit.DAYS.between(from, to) + 1;
  }

  /**
   * The period before, to compare with: of whole calendar months as many, else as many days. Empty
   * when the contract had not begun.
   */
  Optional<UsagePeriod> before(Terms terms) {
    LocalDate first =
        isWholeMonths()
            ? from.minusMonths(ChronoUnit.MONTHS.between(from, to.plusDays(1)))
            : from.minusDays(days());
    var before = new UsagePeriod("", "The period before", first, from.minusDays(1));
    return terms.terms().stream()
        .findFirst()
        .filter(term -> term.startsOn().isBefore(from))
        .map(_ -> before);
  }

  private boolean isWholeMonths() {
    return from.getDayOfMonth() == 1 && to.plusDays(1).getDayOfMonth() == 1;
  }

  /** Its first day, with the year where that is not the last day's. */
  When first() {
    return from.getYear() == to.getYear() ? When.shortDate(from) : When.date(from);
  }

  /** To follow "used in": {@code 13 weeks}, {@code 30 days}. */
  public String length() {
    long days = days();
    boolean months = from.getDayOfMonth() == 1 && days > 70;
    if (months) {
      return Format.plural("month", ChronoUnit.MONTHS.between(from, to) + 1);
    }
    return days % 7 == 0 && days >= 14
        ? Format.plural("week", days / 7)
        : Format.plural("day", days);
  }
}
