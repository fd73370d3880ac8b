package cloudcredits.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class FormatTest {

  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  @Test
  void creditsAreWholeOrHaveTwoPlaces() {
    assertEquals("1,720", Format.credits(Credits.of(1720)));
    assertEquals("8.29", Format.credits(Credits.of(new BigDecimal("8.29"))));
    assertEquals("1,000,000.50", Format.credits(new Credits(100_000_050)));
    assertEquals("−1,645", Format.credits(Credits.of(-1645)));
    assertEquals("−0.05", Format.credits(new Credits(-5)));
    assertEquals("0", Format.credits(Credits.ZERO));
    assertEquals("92,233,720,368,547,758.07", Format.credits(new Credits(Long.MAX_VALUE)));
  }

  @Test
  void moneyHasTheCurrencysPlaces() {
    assertEquals("300.00\u00a0USD", Format.money(Money.of("300", "USD")));
    assertEquals("1,000.00", Format.amount(Money.of("1000", "EUR")));
    assertEquals("12,000\u00a0JPY", Format.money(Money.of("12000", "JPY")));
    assertEquals("1.500\u00a0KWD", Format.money(Money.of("1.5", "KWD")));
  }

  @Test
  void datesAreTheOnesOfTheZone() {
    Instant newYear = Instant.parse("2026-12-31T23:30:00Z");
    assertEquals("1 Jan 2027", Format.date(newYear, AMSTERDAM));
    assertEquals("31 Dec 2026", Format.date(newYear, ZoneId.of("UTC")));
    assertEquals("1 Jan 2027, 00:30", Format.dateTime(newYear, AMSTERDAM));
    assertEquals("27 Feb", Format.shortDate(LocalDate.of(2027, 2, 27)));
    assertEquals("9 Sep 2026", Format.date(LocalDate.of(2026, 9, 9)));
  }

  @Test
  void aTimeForMachinesSaysItsOffset() {
    var when = When.dateTime(Instant.parse("2026-11-22T08:40:12.345Z"), AMSTERDAM);
    assertEquals(new When("2026-11-22T09:40:12+01:00", "22 Nov 2026, 09:40"), when);
  }

  @Test
  void relativeDays() {
    LocalDate today = LocalDate.of(2026, 11, 22);
    assertEquals("today", Format.relative(today, today));
    assertEquals("tomorrow", Format.relative(today.plusDays(1), today));
    assertEquals("yesterday", Format.relative(today.minusDays(1), today));
    assertEquals("in 16 days", Format.relative(LocalDate.of(2026, 12, 8), today));
    assertEquals("2 days ago", Format.relative(today.minusDays(2), today));
  }

  @Test
  void countsAgreeWithTheirNoun() {
    assertEquals("1 pack", Format.plural("pack", 1));
    assertEquals("0 packs", Format.plural("pack", 0));
    assertEquals("6,000 jobs", Format.plural("job", 6000));
    assertEquals("3 people", Format.plural("person", "people", 3));
    assertEquals("1 credit", Format.creditsInWords(Credits.of(1)));
    assertEquals("0.50 credits", Format.creditsInWords(new Credits(50)));
  }

  @Test
  void percentOfNothingIsNothing() {
    assertEquals("39\u00a0%", Format.percent(Credits.of(649), Credits.of(1645)));
    assertEquals("100\u00a0%", Format.percent(Credits.of(2), Credits.of(2)));
    assertEquals("0\u00a0%", Format.percent(Credits.ZERO, Credits.ZERO));
  }
}
