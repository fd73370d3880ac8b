package cloudcredits.credit;

/** Whose a grant's credits are: one person's, or the contract's (rules §1). */
public enum Pool {
  INDIVIDUAL,
  SHARED
}
