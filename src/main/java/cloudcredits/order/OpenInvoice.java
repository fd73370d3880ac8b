package cloudcredits.order;

import java.time.ZoneId;

/** An order that waits for money, for the vendor. */
public record OpenInvoice(String contractNumber, String customer, ZoneId zone, Order order) {}
