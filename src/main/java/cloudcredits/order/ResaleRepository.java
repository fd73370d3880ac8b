package cloudcredits.order;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.GrantId;
import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;

/** Orders that a reseller sold, in one transaction. */
final class ResaleRepository {

  private final Handle handle;

  ResaleRepository(Handle handle) {
    this.handle = handle;
  }

  /** Nothing of it is owed to the vendor, so it stands as paid. */
  void add(
      ContractId contract,
      int id,
      Resale resale,
      Expiry expiry,
      GrantId grant,
      LocalDate on,
      Instant now) {
    handle
        .createUpdate(
            """
            insert into credit_order (contract_id, id, token, state, packs, credits, unit_price, total, currency,
                   purchase_order_number, invoice_email, ordered_by, ordered_at, due_on,
                   expires_at, expiry_reason, grant_id, paid_at, reseller_id, quote_id)
            select :contract, :id, :token, 'paid', :packs, :credits, :unitPrice, :total, :currency,
                   :purchaseOrderNumber, p.email, p.id, :now, :on,
                   :until, :reason, :grant, :now, :reseller, :quote
              from person p where p.id = :by
            """)
        .bind("contract", contract)
        .bind("id", id)
        .bind("token", resale.token())
        .bind("packs", resale.packs())
        .bind("credits", resale.credits())
        .bind("unitPrice", resale.packPrice().amount())
        .bind("total", resale.packPrice().times(resale.packs()).amount())
        .bind("currency", resale.packPrice().currency().getCurrencyCode())
        .bind("purchaseOrderNumber", resale.purchaseOrderNumber())
        .bind("by", resale.by())
        .bind("now", now)
        .bind("on", on)
        .bind("until", expiry.at())
        .bind("reason", expiry.reason())
        .bind("grant", grant)
        .bind("reseller", resale.reseller())
        .bind("quote", resale.quote())
        .execute();
  }
}
