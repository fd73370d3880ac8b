package cloudcredits.credit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobIdTest {

  private static final Instant NOW = Instant.parse("2027-02-01T10:00:00.123Z");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 1_000_000, Integer.MAX_VALUE})
  void leadsToItsContract(int contract) {
    assertEquals(new ContractId(contract), JobId.next(new ContractId(contract), NOW).contract());
  }

  @Test
  void isAUuidOfVersion7() {
    UUID value = JobId.next(new ContractId(Integer.MAX_VALUE), NOW).value();
    assertEquals(7, value.version());
    assertEquals(2, value.variant());
    assertEquals(NOW.toEpochMilli(), value.getMostSignificantBits() >>> 16);
  }

  @Test
  void aLaterJobSortsBehind() {
    var contract = new ContractId(5);
    var earlier = JobId.next(contract, NOW);
    var later = JobId.next(contract, NOW.plusMillis(1));
    assertTrue(earlier.value().compareTo(later.value()) < 0);
    assertTrue(earlier.toString().compareTo(later.toString()) < 0);
  }

  @Test
  void oneMillisecondMakesManyDifferentOnes() {
    var ids = new HashSet<JobId>();
    for (int i = 0; i < 10_000; i++) {
      ids.add(JobId.next(new ContractId(5), NOW));
    }
    assertEquals(10_000, ids.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "018f0000-0000-4000-8000-000140000001",
        "018f0000-0000-7000-c000-000140000001",
        "018f0000-0000-7000-8000-000000000001"
      })
  void anIdThatIsNotOursIsRefused(String foreign) {
    assertThrows(
        IllegalArgumentException.class, () -> new JobId(UUID.fromString(foreign)).contract());
  }

  @Test
  void idsAreCountedFromOne() {
    assertThrows(IllegalArgumentException.class, () -> new ContractId(0));
    assertThrows(IllegalArgumentException.class, () -> new PersonId(-1));
    assertThrows(IllegalArgumentException.class, () -> new GrantId(0));
  }
}
