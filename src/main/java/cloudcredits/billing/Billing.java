package cloudcredits.billing;

/** Whether and how a contract can be billed on a day. */
public sealed interface Billing {

  /** It can: by whom, to whom, with which tax. */
  record Ready(Seller seller, BillTo to, Tax tax) implements Billing {}

  /** Something is missing, so nothing can be sold. */
  record Missing(Obstacle obstacle) implements Billing {}

  /** What is missing. */
  enum Obstacle {
    /** The installation does not say who sells. */
    SELLER,
    /** The contract's manager has not said whom to bill. */
    ADDRESS,
    /** No rate is in force for the customer's country. */
    TAX_RATE
  }
}
