package cloudcredits.billing;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Money;
import java.time.Instant;
import java.util.List;

/**
 * An invoice before it has its number.
 *
 * @param order 1, 2, 3, … on the contract
 * @param orderName as the customer knows it: {@code 110-4402-8817/12}
 * @param purchaseOrder the customer's own number; "" for none
 * @param suppliedAt when the credits became usable
 * @param text what was sold, in words
 * @param net of all of them together
 * @param terms until when and how to pay, or how it was paid
 */
public record InvoiceDraft(
    ContractId contract,
    int order,
    String orderName,
    String purchaseOrder,
    Billing.Ready billing,
    Instant suppliedAt,
    String text,
    int quantity,
    Money unitPrice,
    Money net,
    List<String> terms) {

  Money tax() {
    return billing.tax().on(net);
  }
}
