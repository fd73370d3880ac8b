package cloudcredits.rollup;

/**
 * Up to where a contract is folded; what comes after it is read as it was posted.
 *
 * @param version of the contract's ledger
 * @param entry the last one
 */
public record Watermark(long version, long entry) {

  /** Nothing is folded. */
  static final Watermark NONE = new Watermark(-1, 0);
}
