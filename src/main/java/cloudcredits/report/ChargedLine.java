package cloudcredits.report;

import java.math.BigDecimal;

/**
 * A charge with its grant and what one credit of it costs.
 *
 * @param currency of both prices
 * @param listed by the price list on the day of the grant
 * @param paid 0 for credits that were given; those that replace others cost what they cost
 */
public record ChargedLine(
    ChargeLine line, ChargedGrant grant, String currency, BigDecimal listed, BigDecimal paid) {}
