package cloudcredits.seat;

import cloudcredits.web.Format;

/**
 * A licence of a contract and how full it is.
 *
 * @param id counts from 1 on each contract
 */
public record LicenceSeats(int id, String product, String serial, int seats, int taken) {

  public int free() {
    return seats - taken;
  }

  /** {@code 3 of 20 seats free}. */
  public String words() {
    return free() == 0
        ? "all " + Format.plural("seat", seats) + " taken"
        : Format.number(free()) + " of " + Format.plural("seat", seats) + " free";
  }
}
