package cloudcredits.rollup;

import cloudcredits.credit.Credits;
import java.time.LocalDate;

/**
 * What was used in a month.
 *
 * @param key as {@link Dimension} says
 * @param month its first day
 * @param used of both pools: settled less given back
 */
public record UseOfMonth(String key, LocalDate month, Credits used) {}
