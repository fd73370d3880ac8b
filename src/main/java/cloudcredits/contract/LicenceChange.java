package cloudcredits.contract;

/** What became of a new licence, or of a licence's new number of seats. */
public sealed interface LicenceChange {

  record Done(Licence licence) implements LicenceChange {}

  /** The contract has a licence with this serial. */
  record SerialTaken() implements LicenceChange {}

  /** So few seats would leave somebody standing. */
  record SeatsTaken(int taken) implements LicenceChange {}

  record UnknownLicence() implements LicenceChange {}
}
