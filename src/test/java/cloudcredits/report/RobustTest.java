package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Known series, with the answers that a calculator gives. */
class RobustTest {

  @Test
  void measuresByMedianAndMedianAbsoluteDeviation() {
    // Median 4; deviations 3 2 1 0 1 2 3, their median 2.
    Robust robust = Robust.of(20, new double[] {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0});

    assertEquals(4, robust.median());
    assertEquals(0.6745 * 16 / 2, robust.score(), 1e-12);
  }

  @Test
  void anOutlierAmongTheOthersDoesNotHideOne() {
    double without = Robust.of(20, new double[] {1.0, 2.0, 3.0, 4.0, 5.0, 6.0}).score();
    double with = Robust.of(20, new double[] {1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 1000.0}).score();

    assertEquals(0.6745 * 16.5 / 1.5, without, 1e-12);
    assertEquals(0.6745 * 16 / 2, with, 1e-12);
  }

  @Test
  void whereMostAreTheSameTheMeanDeviationCounts() {
    // Deviations 0 0 0 0 5: their median is 0, their mean 1.
    Robust robust = Robust.of(16, new double[] {10.0, 10.0, 10.0, 10.0, 15.0});

    assertEquals(10, robust.median());
    assertEquals(6 / 1.253314, robust.score(), 1e-12);
  }

  @Test
  void amongEqualsEveryDifferenceIsInfinite() {
    assertEquals(0, Robust.of(5, new double[] {5.0, 5.0}).score());
    assertEquals(Double.POSITIVE_INFINITY, Robust.of(6, new double[] {5.0, 5.0}).score());
    assertEquals(Double.NEGATIVE_INFINITY, Robust.of(4, new double[] {5.0, 5.0}).score());
  }

  @Test
  void anEvenNumberHasItsMedianInTheMiddle() {
    assertEquals(2.5, Robust.of(9, new double[] {4.0, 1.0, 3.0, 2.0}).median());
    assertThrows(IllegalArgumentException.class, () -> Robust.of(1, new double[] {}));
  }
}
