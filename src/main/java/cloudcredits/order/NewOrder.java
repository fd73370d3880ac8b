package cloudcredits.order;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import java.util.UUID;

/**
 * An order as its buyer sends it.
 *
 * @param token made with the form: one form buys once
 * @param packs 1 to {@link Offer#MOST_PACKS}
 * @param purchaseOrderNumber the customer's own, 1 to 60 characters
 * @param invoiceEmail where the invoice goes
 * @param promised what the review showed
 */
public record NewOrder(
    ContractId contract,
    UUID token,
    int packs,
    PaidBy paidBy,
    String purchaseOrderNumber,
    String invoiceEmail,
    PersonId by,
    Promise promised) {}
