package cloudcredits.seat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a pasted list of people is read. */
class PastedPersonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ana@example.org | ana@example.org | ''",
        "ANA@Example.org | ana@example.org | ''",
        "Ana Sample <ana@example.org> | ana@example.org | Ana Sample",
        "<ana@example.org> | ana@example.org | ''",
        "ana@example.org, Ana Sample | ana@example.org | Ana Sample",
        "ana@example.org; Ana Sample | ana@example.org | Ana Sample",
      })
  void readsAddressAndName(String line, String email, String name) {
    PastedPerson person = PastedPerson.of(line);
    assertEquals(email, person.email().orElseThrow().value());
    assertEquals(name, person.name());
    assertEquals(person.email(), PastedPerson.of(person.asLine()).email());
    assertEquals(name, PastedPerson.of(person.asLine()).name());
  }

  @Test
  void readsTabsAndQuotesAsSpreadsheetsAndMailProgramsGiveThem() {
    assertEquals("Ana Sample", PastedPerson.of("ana@example.org\tAna Sample").name());
    assertEquals("Sample, Ana", PastedPerson.of("\"Sample, Ana\" <ana@example.org>").name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ana", "ana@", "@", "<>", "ana@example.org ben@example.org", ",", "💥"})
  void findsNoAddressWhereThereIsNone(String line) {
    assertTrue(PastedPerson.of(line).email().isEmpty());
  }

  @Test
  void skipsEmptyLinesAndWindowsLineEnds() {
    assertEquals(2, PastedPerson.read("a@example.org\r\n\r\n  \r\nb@example.org\r\n").size());
  }

  @Test
  void takesNoNameThatCantBeShownOrKept() {
    assertEquals("Ana Sample", PastedPerson.of("Ana\u0000Sample <a@example.org>").name());
    assertFalse(PastedPerson.of("\u202E <a@example.org>").hasName());
    assertFalse(PastedPerson.of("x".repeat(121) + " <a@example.org>").hasName());
    assertEquals("a@example.org", PastedPerson.of("x".repeat(121) + " <a@example.org>").asLine());
  }

  @Test
  void aPlanTakesEachAddressOnceAndStopsWhenSeatsAreGone() {
    List<PastedPerson> people =
        PastedPerson.read("A <a@example.org>\nA <a@example.org>\nB <b@example.org>\nc@example.org");
    BulkPlan plan = BulkPlan.of(people, Map.of(), 1, true);
    assertEquals(
        List.of(
            BulkPlan.Outcome.INVITE,
            BulkPlan.Outcome.REPEATED,
            BulkPlan.Outcome.NO_SEAT_LEFT,
            BulkPlan.Outcome.NAME_MISSING),
        plan.lines().stream().map(BulkPlan.Line::outcome).toList());
  }
}
