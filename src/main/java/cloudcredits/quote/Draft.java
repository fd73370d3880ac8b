package cloudcredits.quote;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * An offer as the reseller's form has it.
 *
 * @param packs 1 to {@link Bid#MOST_PACKS}
 * @param packPrice for one pack, in the contract's currency
 * @param lastDay on which it can be accepted, in the contract's zone
 * @param note at most 500 characters, "" for none
 */
public record Draft(int packs, Money packPrice, LocalDate lastDay, String note) {

  Bid bid(Credits packCredits, ZoneId zone) {
    return new Bid(
        packs, packCredits, packPrice, lastDay.plusDays(1).atStartOfDay(zone).toInstant(), note);
  }
}
