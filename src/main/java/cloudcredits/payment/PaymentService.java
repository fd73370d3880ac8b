package cloudcredits.payment;

import cloudcredits.contract.Contract;
import cloudcredits.credit.ContractId;
import cloudcredits.ledger.LedgerService;
import cloudcredits.order.CardDesk;
import cloudcredits.order.CardOrderService;
import cloudcredits.order.CardOutcome;
import cloudcredits.order.CardPayment;
import cloudcredits.order.Order;
import cloudcredits.order.OrderService;
import cloudcredits.order.RepaymentService;
import cloudcredits.web.Format;
import com.stripe.model.checkout.Session;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Payment by card. A payment is learnt of in three ways, whichever comes first: the provider tells,
 * the buyer comes back, or the clock asks. All lead to {@link CardOrderService#paid}, which acts
 * once. The provider is never asked inside a transaction.
 */
public final class PaymentService implements CardDesk {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentService.class);

  /** The provider allows half an hour to a day. */
  private static final Duration PAYABLE = Duration.ofHours(1);

  /** A checkout of which nothing was heard for so long is asked about. */
  private static final Duration SILENT = Duration.ofMinutes(5);

  /** An order that was not paid for so long is given up. */
  private static final Duration PATIENCE = Duration.ofHours(24);

  private static final int AT_A_TIME = 100;

  private static final String NOT_OURS = "not ours";

  private final Jdbi jdbi;
  private final Clock clock;
  private final LedgerService ledger;
  private final OrderService orders;
  private final CardOrderService cards;
  private final Provider provider;
  private final RefundService refunds;
  private final URI portal;

  /**
   * @param portal the portal's own address, without a slash at its end
   */
  public PaymentService(
      Jdbi jdbi,
      Clock clock,
      LedgerService ledger,
      OrderService orders,
      CardOrderService cards,
      RepaymentService repayments,
      CardAccess access,
      URI portal) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ledger = ledger;
    this.orders = orders;
    this.cards = cards;
    this.provider = new Provider(access, clock);
    this.refunds = new RefundService(repayments, provider);
    this.portal = portal;
  }

  @Override
  public Optional<URI> begin(Contract contract, Order order) {
    Checkout checkout = checkout(contract.id(), order.id());
    if (checkout.url().isPresent()) {
      return checkout.url().map(URI::create);
    }
    try {
      Session session = provider.begin(checkout, purchase(contract.number(), order));
      write(payments -> payments.answered(checkout, session.getId(), session.getUrl()));
      return Optional.of(URI.create(session.getUrl()));
    } catch (ProviderDown down) {
      LOG.warn("No page to pay order {}/{}: {}", contract.number(), order.id(), down.getMessage());
      return Optional.empty();
    }
  }

  /** The one that can still be paid, else a new one; of two clicks at once the second finds it. */
  private Checkout checkout(ContractId contract, int order) {
    return ledger.change(
        contract,
        change -> {
          var payments = new PaymentRepository(change.handle());
          Instant now = change.now();
          return payments
              .open(contract, order, now)
              .orElseGet(
                  () ->
                      payments.add(
                          contract, order, now, now.plus(PAYABLE).truncatedTo(ChronoUnit.SECONDS)));
        });
  }

  private Provider.Purchase purchase(String number, Order order) {
    String path = "%s/contracts/%s/orders/%d".formatted(portal, number, order.id());
    return new Provider.Purchase(
        "%s of %s cloud credits"
            .formatted(Format.plural("pack", order.packs()), Format.credits(order.perPack())),
        order.gross(),
        order.invoiceEmail(),
        number + "/" + order.id(),
        URI.create(path + "/payment"),
        URI.create(path));
  }

  /**
   * Takes what the provider tells. Once this has returned it is stored, whatever becomes of it.
   *
   * @param signature the header {@code Stripe-Signature}
   * @return false when the provider has not signed it: nothing is stored then
   */
  public boolean told(String body, String signature) {
    if (!provider.hasSigned(body, signature)) {
      return false;
    }
    ProviderEvent event = Provider.read(body);
    write(payments -> payments.keep(event, body, now()));
    try {
      apply(event);
    } catch (RuntimeException later) {
      LOG.error("Event {} is stored and will be applied later", event.id(), later);
    }
    return true;
  }

  private void apply(ProviderEvent event) {
    String outcome =
        switch (event) {
          case ProviderEvent.OfCheckout checkout -> apply(checkout);
          case ProviderEvent.OfRefund refund -> refunds.told(refund);
          case ProviderEvent.OfPayment payment -> refunds.told(payment);
          case ProviderEvent.Other _ -> NOT_OURS;
        };
    write(payments -> payments.applied(event.id(), outcome, now()));
  }

  private String apply(ProviderEvent.OfCheckout event) {
    return read(payments -> payments.find(event.session()))
        .map(found -> settle(found, new CheckoutState(!event.over(), event.payment())))
        .orElse(NOT_OURS);
  }

  /** What is known about a checkout acts, and closes it when nothing more can come. */
  private String settle(Checkout checkout, CheckoutState state) {
    String outcome =
        state
            .payment()
            .map(payment -> paid(checkout, payment))
            .orElse(state.open() ? "waits" : "not paid");
    if (!state.open()) {
      write(payments -> payments.close(checkout, now()));
    }
    return outcome;
  }

  private String paid(Checkout checkout, CardPayment payment) {
    CardOutcome outcome = cards.paid(checkout.contractId(), checkout.orderId(), payment);
    giveBack(checkout.contractId(), checkout.orderId());
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public void giveBack(ContractId contract, int order) {
    refunds.giveBack(contract, order);
  }

  /** Money of which nothing was heard on its way back; by the clock. */
  public void sweepRefunds() {
    refunds.sweep();
  }

  /**
   * The buyer has come back from the provider's page: asks the provider how it went, if that is not
   * known yet.
   */
  public Optional<Order> returned(ContractId contract, int id) {
    Optional<Order> order = orders.find(contract, id);
    if (order.isPresent() && order.get().state() == Order.State.AWAITING_PAYMENT) {
      read(payments -> payments.of(contract, id)).forEach(this::ask);
      return orders.find(contract, id);
    }
    return order;
  }

  private void ask(Checkout checkout) {
    checkout
        .sessionId()
        .ifPresent(
            session -> {
              try {
                settle(checkout, provider.look(session));
              } catch (ProviderDown down) {
                LOG.warn("Nothing heard about {}: {}", session, down.getMessage());
              }
            });
  }

  /** What a crash or a silent provider has left undone; by the clock. */
  public void sweep() {
    read(payments -> payments.unapplied(AT_A_TIME)).forEach(body -> apply(Provider.read(body)));
    Instant now = now();
    read(payments -> payments.waiting(now.minus(SILENT), AT_A_TIME)).forEach(this::pursue);
    cards
        .waiting(now.minus(PATIENCE), AT_A_TIME)
        .forEach(order -> giveUp(order.contractId(), order.id()));
  }

  /** Asks about a checkout; ends it where its order does not wait for it any more. */
  private void pursue(Checkout checkout) {
    if (checkout.sessionId().isEmpty()) {
      // The provider's answer was never written down; nobody was sent there.
      write(payments -> payments.close(checkout, now()));
      return;
    }
    boolean wanted =
        orders
            .find(checkout.contractId(), checkout.orderId())
            .filter(order -> order.state() == Order.State.AWAITING_PAYMENT)
            .isPresent();
    try {
      String session = checkout.sessionId().get();
      settle(checkout, wanted ? provider.look(session) : provider.end(session));
    } catch (ProviderDown down) {
      LOG.warn("Nothing heard about {}: {}", checkout.sessionId().get(), down.getMessage());
    }
  }

  /** Only when every page on which it could be paid is closed. */
  private void giveUp(ContractId contract, int order) {
    if (!read(payments -> payments.hasUnclosed(contract, order))) {
      cards.giveUp(contract, order);
    }
  }

  private Instant now() {
    return clock.instant();
  }

  private <R> R read(Function<PaymentRepository, R> reading) {
    return jdbi.withHandle(handle -> reading.apply(new PaymentRepository(handle)));
  }

  private void write(Consumer<PaymentRepository> writing) {
    jdbi.useTransaction(handle -> writing.accept(new PaymentRepository(handle)));
  }
}
