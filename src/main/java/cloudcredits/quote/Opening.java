package cloudcredits.quote;

import cloudcredits.credit.Terms.Activity;
import java.util.Currency;

/** How asking for a quote, or offering one unasked, ended. */
public sealed interface Opening {

  record Opened(Quote quote) implements Opening {}

  /** The form was sent before; this is what it made then. */
  record OpenedBefore(Quote quote) implements Opening {}

  /** No reseller looks after the contract, or another one by now. */
  record NotLinked() implements Opening {}

  record NotActive(Activity activity) implements Opening {}

  /** There is no price in the contract's currency today, so nobody can say what a pack is. */
  record NotSold(Currency currency) implements Opening {}

  /** The last day on which the offer could be accepted is over before it is made. */
  record DayIsOver() implements Opening {}
}
