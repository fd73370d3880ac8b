package cloudcredits.account;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * How often passwords may be tried: 10 times in 10 minutes for one address from one client, 60
 * times in 10 minutes from one client over all addresses. Only failures count. A victim's own
 * sign-in from elsewhere is never locked out.
 */
final class SignInThrottle {

  static final int PER_ADDRESS_AND_CLIENT = 10;
  static final int PER_CLIENT = 60;
  static final Duration PERIOD = Duration.ofMinutes(10);

  private final Throttle byAddressAndClient;
  private final Throttle byClient;

  SignInThrottle(Clock clock) {
    byAddressAndClient = new Throttle(PER_ADDRESS_AND_CLIENT, PERIOD, clock);
    byClient = new Throttle(PER_CLIENT, PERIOD, clock);
  }

  /** Counts an attempt before its password is looked at; false when it must not be looked at. */
  boolean mayTry(String address, String ip) {
    String client = client(ip);
    if (!byClient.take(client)) {
      return false;
    }
    return byAddressAndClient.take(both(address, client));
  }

  /** The attempt was right: it does not count. */
  void wasRight(String address, String ip) {
    String client = client(ip);
    byClient.giveBack(client);
    byAddressAndClient.giveBack(both(address, client));
  }

  private static String both(String address, String client) {
    return client + ' ' + address;
  }

  /**
   * The address of an IPv4 client; of an IPv6 one the network, since a household has 2^64
   * addresses.
   */
  static String client(String ip) {
    try {
      InetAddress literal = InetAddress.ofLiteral(ip);
      return literal instanceof Inet6Address
          ? HexFormat.of().formatHex(Arrays.copyOf(literal.getAddress(), 8))
          : literal.getHostAddress();
    } catch (IllegalArgumentException e) {
      return ip;
    }
  }
}
