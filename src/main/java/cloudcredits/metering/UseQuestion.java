package cloudcredits.metering;

import cloudcredits.rollup.Dimension;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What of a contract's use is asked for.
 *
 * @param from the first day; empty for the first of the running month
 * @param to the last day, included; empty for today
 * @param after the key of the last row before the page; empty for the first page
 */
record UseQuestion(
    Dimension by,
    Optional<LocalDate> from,
    Optional<LocalDate> to,
    Optional<String> after,
    int limit) {}
