package cloudcredits.order;

import cloudcredits.credit.Credits;
import java.math.BigDecimal;

/**
 * Orders together.
 *
 * @param orders how many there are, cancelled ones included
 * @param packs of those that stand
 * @param net of money, of those that stand
 * @param tax on that
 */
public record OrderTotals(
    long orders, long standing, long packs, Credits credits, BigDecimal net, BigDecimal tax) {}
