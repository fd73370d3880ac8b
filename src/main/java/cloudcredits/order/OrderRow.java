package cloudcredits.order;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** An order as its row has it, with the names of its people. */
public record OrderRow(
    ContractId contractId,
    int id,
    Order.State state,
    int packs,
    Credits credits,
    BigDecimal unitPrice,
    String currency,
    String purchaseOrderNumber,
    String invoiceEmail,
    String orderedByName,
    Instant orderedAt,
    LocalDate dueOn,
    Instant expiresAt,
    Expiry.Reason expiryReason,
    GrantId grantId,
    Optional<Instant> paidAt,
    Optional<Instant> cancelledAt,
    Optional<String> cancelledByName,
    Optional<String> soldByName,
    Optional<Integer> quoteId) {

  Order order() {
    return new Order(
        contractId,
        id,
        state,
        packs,
        credits,
        new Money(unitPrice, Currency.getInstance(currency)),
        purchaseOrderNumber,
        invoiceEmail,
        orderedByName,
        orderedAt,
        dueOn,
        new Expiry(Optional.of(expiresAt), expiryReason),
        grantId,
        paidAt,
        cancelledAt,
        cancelledByName,
        soldByName,
        quoteId);
  }
}
