package cloudcredits.order;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import java.time.Instant;

/**
 * What the review showed, sent back with the order: the buyer gets exactly this or nothing.
 *
 * @param packCredits credits in a pack
 * @param packPrice for one pack
 * @param until when the credits expire
 */
public record Promise(Credits packCredits, Money packPrice, Instant until) {}
