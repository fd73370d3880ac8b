package cloudcredits.contract;

/**
 * A product on a contract, with a number of seats (rules §1).
 *
 * @param id counts from 1 on each contract
 * @param seatsTaken how many of the seats have a person
 */
public record Licence(int id, String product, String serial, int seats, int seatsTaken) {}
