package cloudcredits.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.Portal;
import cloudcredits.contract.Contract;
import cloudcredits.credit.ContractId;
import cloudcredits.db.DatabaseUrl;
import cloudcredits.ledger.LedgerChecks;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal is killed between a card payment and its grant, as a process of its own. */
class CardKilledIT {

  private static final String NUMBER = "110-0000-0009";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final OrderDesk desk = new OrderDesk();
  private final StripeServer stripe = new StripeServer();

  @TempDir private Path folder;

  @Test
  void whatWasPaidIsFulfilledOnceAfterTheNextStart() throws Exception {
    try (stripe;
        desk) {
      desk.clock.set(Instant.now().toString());
      ContractId contract = sellable();
      begin(contract);
      String event = stripe.event("checkout.session.completed", stripe.pay(1));

      try (Portal portal = start();
          Handle other = desk.database.owner().open()) {
        other.begin();
        other.execute("select from ledger_head where contract_id = ? for update", contract);
        try (HttpClient provider = HttpClient.newHttpClient()) {
          var told =
              provider.sendAsync(webhook(portal, event), HttpResponse.BodyHandlers.ofString());
          await("fulfilling waits for the contract", this::somebodyWaits);
          portal.kill();
          told.handle((answer, failure) -> failure != null && answer == null).join();
        }
        other.rollback();
      }
      assertEquals(1, desk.count("payment_event where applied_at is null"), "stored, not applied");
      assertEquals(0, desk.count("credit_grant where source = 'order'"));

      try (Portal again = start()) {
        desk.database.owner().useHandle(CardKilledIT::letAMinutePass);
        await(
            "the sweep fulfils",
            () -> desk.count("payment_event where outcome = 'fulfilled'") == 1);
        try (HttpClient provider = HttpClient.newHttpClient()) {
          assertEquals(
              200,
              provider
                  .send(webhook(again, event), HttpResponse.BodyHandlers.ofString())
                  .statusCode(),
              "told once more, as providers do");
        }
      }
      assertEquals(Order.State.PAID, desk.orders.find(contract, 1).orElseThrow().state());
      assertEquals(1, desk.count("credit_grant where source = 'order'"));
      assertEquals(1, desk.count("paper where kind = 'invoice'"));
      assertEquals(1, desk.count("paper where kind = 'receipt'"));
      LedgerChecks.assertSound(desk.database.owner());
    }
  }

  /** A contract of today that can be sold to. */
  private ContractId sellable() {
    LocalDate today = LocalDate.ofInstant(desk.clock.instant(), ZoneOffset.UTC);
    return desk.fixture.contract(
        NUMBER, "UTC", today.minusMonths(1).toString(), today.plusMonths(11).toString());
  }

  private void begin(ContractId id) {
    Contract contract = desk.contract(id, NUMBER);
    var offered = (Review.Offered) desk.orders.review(contract, 3);
    var order =
        new NewOrder(
            id,
            UUID.randomUUID(),
            3,
            PaidBy.CARD,
            "PO-1",
            OrderDesk.EMAIL,
            desk.ilse,
            offered.offer().promise());
    var placed = (Placement.Placed) desk.orders.place(order);
    var payments = desk.cards(stripe, URI.create("http://portal.example"));
    assertTrue(payments.begin(contract, placed.order()).isPresent());
  }

  private Portal start() throws Exception {
    DatabaseUrl url = desk.database.url();
    String database =
        "%s?user=%s&password=%s"
            .formatted(url.jdbc(), url.user().orElseThrow(), url.password().orElseThrow());
    return Portal.launch(
            folder.resolve("data"),
            Portal.freePort(),
            Map.of(
                "DATABASE_URL",
                database,
                "STRIPE_SECRET_KEY",
                StripeServer.KEY,
                "STRIPE_WEBHOOK_SECRET",
                StripeServer.SECRET,
                "STRIPE_API_BASE",
                stripe.address().toString(),
                "SELLER_NAME",
                "Vendor Ltd",
                "SELLER_ADDRESS",
                "1 Road; 2000 Town",
                "SELLER_COUNTRY",
                "IE"))
        .awaitReady();
  }

  private static HttpRequest webhook(Portal portal, String event) {
    return HttpRequest.newBuilder(portal.address().resolve("/webhooks/stripe"))
        .header("Content-Type", "application/json")
        .header("Stripe-Signature", StripeServer.signature(event, Instant.now()))
        .POST(HttpRequest.BodyPublishers.ofString(event))
        .build();
  }

  private boolean somebodyWaits() {
    return desk.count("pg_locks where not granted") > 0;
  }

  /** The payments' work is due once a minute. */
  private static void letAMinutePass(Handle owner) {
    owner.execute(
        "update scheduled_tasks set execution_time = now(), picked = false where task_name = 'card-payments'");
  }

  private static void await(String what, BooleanSupplier happened) throws InterruptedException {
    Instant end = Instant.now().plus(PATIENCE);
    while (!happened.getAsBoolean()) {
      assertTrue(Instant.now().isBefore(end), what);
      Thread.sleep(50);
    }
  }
}
