package cloudcredits.export;

import cloudcredits.credit.Credits;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** A cell of a table with its type, so that a spreadsheet can sort and calculate with it. */
sealed interface Cell {

  record Text(String text) implements Cell {}

  record Amount(Credits credits) implements Cell {}

  record Count(long count) implements Cell {}

  record Day(LocalDate day) implements Cell {}

  record Moment(Instant at) implements Cell {}

  record Nothing() implements Cell {}

  static Cell of(Optional<String> text) {
    return new Text(text.orElse(""));
  }

  static Cell of(String text) {
    return new Text(text);
  }

  static Cell at(Optional<Instant> at) {
    return at.<Cell>map(Moment::new).orElseGet(Nothing::new);
  }
}
