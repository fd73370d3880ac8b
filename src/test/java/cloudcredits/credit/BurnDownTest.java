package cloudcredits.credit;

import static cloudcredits.credit.BookFixture.credits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.credit.BurnDown.Part;
import cloudcredits.credit.Expiry.Reason;
import cloudcredits.credit.Grant.Origin;
import cloudcredits.credit.Grant.Source;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which grant pays first: rules §5. */
class BurnDownTest {

  private static final PersonId ANA = new PersonId(1);
  private static final String JANUARY = "2027-01-10T00:00:00Z";
  private static final String FEBRUARY = "2027-02-10T00:00:00Z";
  private static final String JUNE = "2027-06-01T00:00:00Z";
  private static final String DECEMBER = "2027-12-01T00:00:00Z";

  @Test
  void individualBeforeSharedEvenWhenItNeverExpires() {
    assertOrder(individual(2, FEBRUARY, Expiry.NEVER), shared(1, JANUARY, JUNE));
  }

  @Test
  void theSoonestExpiryFirst() {
    assertOrder(shared(2, FEBRUARY, JUNE), shared(1, JANUARY, DECEMBER));
  }

  @Test
  void onTheSameExpiryTheEarlierGrantFirst() {
    assertOrder(shared(2, JANUARY, JUNE), shared(1, FEBRUARY, JUNE));
  }

  @Test
  void grantedAtTheSameInstantTheSmallerIdFirst() {
    assertOrder(shared(2, JANUARY, JUNE), shared(10, JANUARY, JUNE));
  }

  @Test
  void individualCreditsThatExpireBeforeThoseThatNeverDo() {
    assertOrder(individual(2, FEBRUARY, until(DECEMBER)), individual(1, JANUARY, Expiry.NEVER));
  }

  @Test
  void takesFromEachWhatItHasUntilEnough() {
    assertEquals(
        List.of(part(1, "1.50"), part(2, "0.75")),
        BurnDown.draw(List.of(part(1, "1.50"), part(2, "2"), part(3, "4")), credits("2.25")));
  }

  @Test
  void takesNothingForNothing() {
    assertEquals(List.of(), BurnDown.draw(List.of(part(1, "1")), Credits.ZERO));
  }

  @Test
  void takesWhatThereIsWhenThatIsTooLittle() {
    assertEquals(List.of(part(1, "1")), BurnDown.draw(List.of(part(1, "1")), credits("5")));
  }

  private static void assertOrder(Grant first, Grant second) {
    assertEquals(
        List.of(first.id(), second.id()),
        Stream.of(second, first).sorted(BurnDown.ORDER).map(Grant::id).toList());
    assertEquals(
        List.of(first.id(), second.id()),
        Stream.of(first, second).sorted(BurnDown.ORDER).map(Grant::id).toList());
  }

  private static Part part(int id, String credits) {
    return new Part(new GrantId(id), Pool.SHARED, credits(credits));
  }

  private static Grant individual(int id, String grantedAt, Expiry expiry) {
    return grant(id, Pool.INDIVIDUAL, Optional.of(ANA), grantedAt, expiry);
  }

  private static Grant shared(int id, String grantedAt, String expiresAt) {
    return grant(id, Pool.SHARED, Optional.empty(), grantedAt, until(expiresAt));
  }

  private static Expiry until(String at) {
    return new Expiry(Optional.of(Instant.parse(at)), Reason.RENEWAL);
  }

  private static Grant grant(
      int id, Pool pool, Optional<PersonId> holder, String grantedAt, Expiry expiry) {
    var origin = new Origin(Source.ADJUSTMENT, "a test");
    return new Grant(
        new GrantId(id), pool, holder, credits("100"), Instant.parse(grantedAt), expiry, origin);
  }
}
