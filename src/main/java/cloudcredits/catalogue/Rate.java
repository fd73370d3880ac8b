package cloudcredits.catalogue;

import java.time.Instant;

/**
 * One version of a service's rate. It holds from its start until the next version's, and for ever
 * for the jobs that it priced (rules §8).
 *
 * @param version counts from 1 for each service
 * @param words the expression in plain English
 */
public record Rate(int version, Instant validFrom, RateExpression expression, String words) {}
