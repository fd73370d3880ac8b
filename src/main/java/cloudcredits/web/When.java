package cloudcredits.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A date or time for {@code component/time.jte}.
 *
 * @param iso for machines, with the offset where there is a time
 * @param words for people
 */
public record When(String iso, String words) {

  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

  /** {@code 12 Jan 2027}. */
  public static When date(LocalDate date) {
    return new When(date.toString(), Format.date(date));
  }

  /** The day on which the instant falls there. */
  public static When date(Instant instant, ZoneId zone) {
    return date(LocalDate.ofInstant(instant, zone));
  }

  /** {@code 27 Feb}. */
  public static When shortDate(LocalDate date) {
    return new When(date.toString(), Format.shortDate(date));
  }

  /** {@code 22 Nov 2026, 09:40}. */
  public static When dateTime(Instant instant, ZoneId zone) {
    String iso = OFFSET.format(instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone));
    return new When(iso, Format.dateTime(instant, zone));
  }
}
