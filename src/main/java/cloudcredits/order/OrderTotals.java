package cloudcredits.order;

import cloudcredits.credit.Credits;
import java.math.BigDecimal;

/**
 * Orders together.
 *
 * @param orders how many there are, cancelled ones included
 * @param packs of those that stand
 * @param amount of money, of those that stand
 */
public record OrderTotals(
    long orders, long standing, long packs, Credits credits, BigDecimal amount) {}
