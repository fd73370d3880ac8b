package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each against all the others, as if the others were looked at by themselves. */
class PeersTest {

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 9, 10, 200})
  void isWhatTheOthersSay(int size) {
    var random = new Random(size);
    for (int round = 0; round < 50; round++) {
      boolean few = random.nextBoolean();
      double[] values =
          IntStream.range(0, size)
              .mapToDouble(_ -> few ? random.nextInt(3) : Math.log(1 + random.nextInt(100_000)))
              .toArray();
      var peers = new Peers(values);
      for (int i = 0; i < size; i++) {
        int out = i;
        double[] others =
            IntStream.range(0, size).filter(j -> j != out).mapToDouble(j -> values[j]).toArray();
        Robust expected = Robust.of(values[i], others);
        Robust seen = peers.without(values[i]);
        assertEquals(expected.median(), seen.median());
        assertEquals(expected.median(), peers.medianWithout(values[i]));
        assertEquals(
            expected.score(), seen.score(), 1e-9 * Math.max(1, Math.abs(expected.score())));
      }
      assertEquals(size - 1, peers.others());
    }
  }
}
