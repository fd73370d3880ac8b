package cloudcredits.billing;

/** What became of a tax rate that an operator wanted to publish. */
public sealed interface TaxPublication {

  record Published() implements TaxPublication {}

  /** It would begin before today: what was sold keeps its tax. */
  record InThePast() implements TaxPublication {}

  /** The country has a rate from that day on already, and a published rate stays. */
  record Taken() implements TaxPublication {}
}
