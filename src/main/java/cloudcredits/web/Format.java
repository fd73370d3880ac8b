package cloudcredits.web;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The one place that prints amounts and times for people. */
public final class Format {

  private static final char NO_BREAK = '\u00a0';
  private static final char MINUS = '\u2212';
  private static final DateTimeFormatter DATE = pattern("d MMM uuuu");
  private static final DateTimeFormatter SHORT_DATE = pattern("d MMM");
  private static final DateTimeFormatter DATE_TIME = pattern("d MMM uuuu, HH:mm");

  private Format() {}

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** Without decimals when whole, else with two: {@code 1,720}, {@code 8.29}, {@code −0.50}. */
  public static String credits(Credits credits) {
    boolean whole = credits.hundredths() % 100 == 0;
    return decimal(whole ? "#,##0" : "#,##0.00", credits.toDecimal());
  }

  /** With the currency's code, which stays on the same line: {@code 1,000.00 USD}. */
  public static String money(Money money) {
    return amount(money) + NO_BREAK + money.currency().getCurrencyCode();
  }

  /** Without the currency, for a column that names it in its head: {@code 1,000.00}. */
  public static String amount(Money money) {
    int places = money.currency().getDefaultFractionDigits();
    return decimal(places == 0 ? "#,##0" : "#,##0." + "0".repeat(places), money.amount());
  }

  /** {@code 6,000}. */
  public static String number(long number) {
    return decimal("#,##0", BigDecimal.valueOf(number));
  }

  /** The part of the whole, rounded: {@code 39 %}; of nothing, {@code 0 %}. */
  public static String percent(Credits part, Credits whole) {
    var hundred = BigDecimal.valueOf(100);
    var percent =
        whole.isZero()
            ? BigDecimal.ZERO
            : part.toDecimal().multiply(hundred).divide(whole.toDecimal(), 0, RoundingMode.HALF_UP);
    return decimal("#,##0", percent) + NO_BREAK + "%";
  }

  private static String decimal(String pattern, BigDecimal value) {
    var symbols = DecimalFormatSymbols.getInstance(Locale.ENGLISH);
    symbols.setMinusSign(MINUS);
    var format = new DecimalFormat(pattern, symbols);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(value);
  }

  /** {@code 12 Jan 2027}. */
  public static String date(LocalDate date) {
    return DATE.format(date);
  }

  /** The day on which the instant falls there: {@code 12 Jan 2027}. */
  public static String date(Instant instant, ZoneId zone) {
    return date(LocalDate.ofInstant(instant, zone));
  }

  /** Where the year is plain from around it: {@code 27 Feb}. */
  public static String shortDate(LocalDate date) {
    return SHORT_DATE.format(date);
  }

  /** {@code 22 Nov 2026, 09:40}. */
  public static String dateTime(Instant instant, ZoneId zone) {
    return DATE_TIME.format(instant.atZone(zone));
  }

  /** Days from today, beside a date: {@code today}, {@code in 16 days}, {@code yesterday}. */
  public static String relative(LocalDate date, LocalDate today) {
    long days = ChronoUnit.DAYS.between(today, date);
    if (days == 0) {
      return "today";
    }
    if (Math.abs(days) == 1) {
      return days > 0 ? "tomorrow" : "yesterday";
    }
    return days > 0 ? "in " + number(days) + " days" : number(-days) + " days ago";
  }

  /** A count with its noun: {@code 1 pack}, {@code 3 packs}. */
  public static String plural(String noun, long count) {
    return plural(noun, noun + "s", count);
  }

  /** A count with a noun whose plural is its own: {@code 1 person}, {@code 3 people}. */
  public static String plural(String one, String many, long count) {
    return number(count) + " " + (count == 1 ? one : many);
  }

  /** An amount with its noun: {@code 1 credit}, {@code 8.29 credits}. */
  public static String creditsInWords(Credits credits) {
    return credits(credits) + (credits.equals(Credits.of(1)) ? " credit" : " credits");
  }
}
