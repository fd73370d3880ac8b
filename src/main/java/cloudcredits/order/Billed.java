package cloudcredits.order;

import cloudcredits.billing.BillTo;
import cloudcredits.billing.Tax;

/** Whom an order was made out to and which tax it was promised, whatever changes afterwards. */
public record Billed(BillTo to, Tax tax) {}
