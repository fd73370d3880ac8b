package cloudcredits.order;

import cloudcredits.account.AuditService;
import cloudcredits.billing.BillingService;
import cloudcredits.billing.PaperService;
import cloudcredits.billing.Seller;
import cloudcredits.db.TestDatabase;
import cloudcredits.ledger.LedgerService;
import cloudcredits.notify.OutboxService;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Orders for tests of others, sold by a vendor that prints nothing. */
public final class Shop {

  private static final Seller SELLER =
      new Seller("Vendor Ltd", List.of("1 Road"), "IE", "", "", "");

  private Shop() {}

  public static OrderService orders(
      TestDatabase database,
      Clock clock,
      LedgerService ledger,
      AuditService audit,
      OutboxService outbox,
      String portal) {
    var papers = new PaperService(database.jdbi(), clock, facts -> new byte[0]);
    return new OrderService(
        database.jdbi(),
        clock,
        ledger,
        new BillingService(database.jdbi(), clock, ledger, audit, Optional.of(SELLER)),
        new OrderTrailService(audit, outbox, papers, portal));
  }
}
