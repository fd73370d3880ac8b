package cloudcredits.contract;

/** What can be done on a contract: the rows of the table of roles (rules §11). */
public enum Right {
  /** See who used what, the ledger, the overview. */
  REPORT,
  /** Buy packs, accept quotes, see orders. */
  BUY,
  /** Seats, permission, invitations. */
  SEATS,
  /** Caps, groups, charge codes. */
  CAPS,
  /** Appoint coordinators and administrators. */
  APPOINT,
  /** Billing details, pass on the manager's role. */
  BILLING,
  /** One's own balance and jobs, ask for more. */
  OWN,
  /** How much is left and until when, but not who used it. */
  BALANCE,
  /** Offer quotes to the contract's customer, and confirm what was delivered. */
  OFFER,
  /** The chart of services and the estimator. */
  SERVICES
}
