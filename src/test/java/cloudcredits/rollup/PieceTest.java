package cloudcredits.rollup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PieceTest {

  private static final LocalDate BEGIN = LocalDate.of(2027, 1, 1);

  @Test
  void wholeMonthsOfAYearAreOnePieceAndTheEdgesAreDays() {
    List<Piece> pieces =
        Piece.of(LocalDate.of(2027, 10, 12), LocalDate.of(2028, 3, 4), Optional.empty());
    assertEquals(
        List.of(
            new Piece("", "month", LocalDate.of(2027, 10, 1), 11, 31),
            new Piece("", "year", LocalDate.of(2027, 1, 1), 10, 12),
            new Piece("", "year", LocalDate.of(2028, 1, 1), 0, 2),
            new Piece("", "month", LocalDate.of(2028, 3, 1), 0, 4)),
        pieces);
  }

  @Test
  void aPeriodThatEndsBeforeItBeginsHasNone() {
    assertEquals(List.of(), Piece.of(BEGIN, BEGIN.minusDays(1), Optional.empty()));
  }

  /** Every day of the period is in one piece, under the key of its day, week, month or quarter. */
  @Test
  void thePiecesAreTheDays() {
    var random = new Random(11);
    var times =
        List.of(
            Optional.<Dimension>empty(),
            Optional.of(Dimension.DAY),
            Optional.of(Dimension.WEEK),
            Optional.of(Dimension.MONTH),
            Optional.of(Dimension.QUARTER));
    for (int i = 0; i < 2_000; i++) {
      LocalDate from = BEGIN.plusDays(random.nextInt(1_000));
      LocalDate to = from.plusDays(random.nextInt(i % 2 == 0 ? 1_200 : 70));
      Optional<Dimension> time = times.get(random.nextInt(times.size()));
      var days = new ArrayList<LocalDate>();
      for (Piece piece : Piece.of(from, to, time)) {
        List<LocalDate> its = days(piece);
        its.forEach(
            day ->
                assertEquals(
                    time.map(t -> Piece.begin(t, day).toString()).orElse(""), piece.key()));
        days.addAll(its);
      }
      assertEquals(from.datesUntil(to.plusDays(1)).toList(), days, from + " to " + to + time);
    }
  }

  private static List<LocalDate> days(Piece piece) {
    return IntStream.rangeClosed(piece.before() + 1, piece.last())
        .boxed()
        .flatMap(
            slot ->
                piece.span().equals("year")
                    ? piece.start().plusMonths(slot - 1L).datesUntil(piece.start().plusMonths(slot))
                    : java.util.stream.Stream.of(piece.start().plusDays(slot - 1L)))
        .toList();
  }
}
