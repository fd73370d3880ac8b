package cloudcredits.order;

/** How marking an order as paid ended. */
public sealed interface Payment {

  record Paid(Order order) implements Payment {}

  /** It was marked before; nothing changed. */
  record PaidBefore(Order order) implements Payment {}

  /** It was cancelled, so nothing is owed. */
  record Cancelled(Order order) implements Payment {}

  /** The contract has no such order. */
  record Unknown() implements Payment {}
}
