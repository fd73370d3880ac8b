package cloudcredits.topup;

import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;

/**
 * A top-up as its form has it: see {@link TopUp} for what the figures mean.
 *
 * @param approver somebody who may buy on the contract
 */
public record TopUpDraft(
    Credits below,
    int packs,
    int mostAMonth,
    int coolOffHours,
    String purchaseOrder,
    String invoiceEmail,
    PersonId approver) {

  TopUp by(PersonId person) {
    return new TopUp(
        true,
        below,
        packs,
        mostAMonth,
        coolOffHours,
        purchaseOrder,
        invoiceEmail,
        person,
        "",
        approver,
        "",
        false);
  }
}
