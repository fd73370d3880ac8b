package cloudcredits.order;

/** What became of a price that an operator wanted to publish. */
public sealed interface PricePublication {

  record Published() implements PricePublication {}

  /** It would begin before today: what was sold keeps its price. */
  record InThePast() implements PricePublication {}

  /** The currency has a price from that day on already, and a published price stays. */
  record Taken() implements PricePublication {}
}
