package cloudcredits.order;

import cloudcredits.billing.BillTo;
import cloudcredits.billing.Tax;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.GrantId;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
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
    PaidBy paidBy,
    int packs,
    Credits credits,
    BigDecimal unitPrice,
    BigDecimal tax,
    String currency,
    Optional<String> billName,
    Optional<String> billStreet,
    Optional<String> billPostalCode,
    Optional<String> billCity,
    Optional<String> billCountry,
    Optional<String> billTaxNumber,
    Optional<String> taxName,
    Optional<BigDecimal> taxPercent,
    Optional<Boolean> reverseCharge,
    String purchaseOrderNumber,
    String invoiceEmail,
    String orderedByName,
    Instant orderedAt,
    LocalDate dueOn,
    Instant expiresAt,
    Expiry.Reason expiryReason,
    Optional<GrantId> grantId,
    Optional<Instant> paidAt,
    Optional<Instant> cancelledAt,
    Optional<String> cancelledByName,
    Optional<String> soldByName,
    Optional<Integer> quoteId,
    Optional<Instant> approveBefore,
    PersonId orderedBy,
    Optional<String> approvedByName,
    Optional<Instant> approvedAt,
    Optional<String> declineReason) {

  Order order() {
    return new Order(
        contractId,
        id,
        state,
        paidBy,
        packs,
        credits,
        money(unitPrice),
        money(tax),
        billName.map(this::billed),
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
        quoteId,
        approveBefore.map(this::approval));
  }

  private Approval approval(Instant before) {
    return new Approval(orderedBy, before, approvedByName, approvedAt, declineReason);
  }

  /** The database has all of it or nothing. */
  private Billed billed(String name) {
    return new Billed(
        new BillTo(
            name,
            billStreet.orElseThrow(),
            billPostalCode.orElseThrow(),
            billCity.orElseThrow(),
            billCountry.orElseThrow(),
            billTaxNumber.orElseThrow()),
        new Tax(taxName.orElseThrow(), taxPercent.orElseThrow(), reverseCharge.orElseThrow()));
  }

  private Money money(BigDecimal amount) {
    return new Money(amount, Currency.getInstance(currency));
  }
}
