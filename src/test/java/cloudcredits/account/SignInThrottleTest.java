package cloudcredits.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInThrottleTest {

  private static final String ANA = "ana@example.com";

  private final SetClock clock = new SetClock();
  private final SignInThrottle throttle = new SignInThrottle(clock);

  @Test
  void tenWrongPasswordsForOneAddressThenNoMore() {
    fail(SignInThrottle.PER_ADDRESS_AND_CLIENT, ANA, "192.0.2.1");
    assertFalse(throttle.mayTry(ANA, "192.0.2.1"));
    assertTrue(throttle.mayTry("ben@example.com", "192.0.2.1"), "another address");
    assertTrue(throttle.mayTry(ANA, "192.0.2.2"), "Ana herself, from elsewhere");
  }

  @Test
  void sixtyWrongPasswordsFromOneClientOverAllAddresses() {
    for (int i = 0; i < SignInThrottle.PER_CLIENT; i++) {
      assertTrue(throttle.mayTry("person" + i + "@example.com", "192.0.2.1"));
    }
    assertFalse(throttle.mayTry("another@example.com", "192.0.2.1"));
  }

  @Test
  void isLiftedWithTime() {
    fail(SignInThrottle.PER_ADDRESS_AND_CLIENT, ANA, "192.0.2.1");
    clock.advance(Duration.ofSeconds(59));
    assertFalse(throttle.mayTry(ANA, "192.0.2.1"));
    clock.advance(Duration.ofSeconds(1));
    assertTrue(throttle.mayTry(ANA, "192.0.2.1"), "one a minute");
    assertFalse(throttle.mayTry(ANA, "192.0.2.1"));
    clock.advance(SignInThrottle.PERIOD);
    fail(SignInThrottle.PER_ADDRESS_AND_CLIENT, ANA, "192.0.2.1");
  }

  @Test
  void rightPasswordsDoNotCount() {
    for (int i = 0; i < 200; i++) {
      assertTrue(throttle.mayTry(ANA, "192.0.2.1"));
      throttle.wasRight(ANA, "192.0.2.1");
    }
  }

  @Test
  void anIpv6NetworkIsOneClient() {
    assertEquals(
        SignInThrottle.client("2001:db8:1:2::1"), SignInThrottle.client("2001:db8:1:2:ffff::9"));
    assertNotEquals(
        SignInThrottle.client("2001:db8:1:2::1"), SignInThrottle.client("2001:db8:1:3::1"));
    assertEquals("192.0.2.1", SignInThrottle.client("::ffff:192.0.2.1"));
    assertEquals("unknown", SignInThrottle.client("unknown"));
  }

  private void fail(int times, String address, String ip) {
    for (int i = 0; i < times; i++) {
      assertTrue(throttle.mayTry(address, ip), "attempt " + i);
    }
  }
}
