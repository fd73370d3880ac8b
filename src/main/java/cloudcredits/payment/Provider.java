package cloudcredits.payment;

import cloudcredits.credit.Money;
import cloudcredits.order.CardPayment;
import cloudcredits.order.CardRefund;
import cloudcredits.order.Repayment;
import com.stripe.StripeClient;
import com.stripe.exception.EventDataObjectDeserializationException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Event;
import com.stripe.model.Refund;
import com.stripe.model.StripeError;
import com.stripe.model.StripeObject;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** The payment provider, through its own library. */
final class Provider {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int READ_MILLIS = 20_000;
  private static final int RETRIES = 2;
  private static final long SIGNATURE_SECONDS = 300;
  private static final String KEY = "repayment";
  private static final int BAD_REQUEST = 400;
  private static final int FAILED = 402;
  private static final int NOT_FOUND = 404;

  private final CardAccess access;
  private final Clock clock;
  private final StripeClient stripe;

  /** What a new checkout is for. */
  record Purchase(String text, Money gross, String email, String reference, URI paid, URI back) {}

  Provider(CardAccess access, Clock clock) {
    this.access = access;
    this.clock = clock;
    var builder =
        StripeClient.builder()
            .setApiKey(access.secretKey())
            .setConnectTimeout(CONNECT_MILLIS)
            .setReadTimeout(READ_MILLIS)
            .setMaxNetworkRetries(RETRIES);
    access.provider().ifPresent(base -> builder.setApiBase(base.toString()));
    this.stripe = builder.build();
  }

  /** Asks for a page; for the same checkout always the same one, however often it is asked. */
  Session begin(Checkout checkout, Purchase purchase) throws ProviderDown {
    var product = ProductData.builder().setName(purchase.text()).build();
    var price =
        PriceData.builder()
            .setCurrency(purchase.gross().currency().getCurrencyCode().toLowerCase(Locale.ROOT))
            .setUnitAmount(purchase.gross().amount().unscaledValue().longValueExact())
            .setProductData(product)
            .build();
    var asked =
        SessionCreateParams.builder()
            .setMode(SessionCreateParams.Mode.PAYMENT)
            .addPaymentMethodType(SessionCreateParams.PaymentMethodType.CARD)
            .addLineItem(LineItem.builder().setQuantity(1L).setPriceData(price).build())
            .setClientReferenceId(purchase.reference())
            .setCustomerEmail(purchase.email())
            .setExpiresAt(checkout.expiresAt().getEpochSecond())
            .setSuccessUrl(purchase.paid().toString())
            .setCancelUrl(purchase.back().toString())
            .build();
    try {
      return stripe.v1().checkout().sessions().create(asked, once(checkout));
    } catch (StripeException e) {
      throw new ProviderDown(e);
    }
  }

  private static RequestOptions once(Checkout checkout) {
    return RequestOptions.builder()
        .setIdempotencyKey(
            "order-%s-%d-%d-%d"
                .formatted(
                    checkout.contractId(),
                    checkout.orderId(),
                    checkout.attempt(),
                    checkout.begunAt().toEpochMilli()))
        .build();
  }

  CheckoutState look(String session) throws ProviderDown {
    try {
      return state(stripe.v1().checkout().sessions().retrieve(session));
    } catch (StripeException e) {
      throw new ProviderDown(e);
    }
  }

  /** Nobody can pay there any more; what it says is how it ended. */
  CheckoutState end(String session) throws ProviderDown {
    try {
      return state(stripe.v1().checkout().sessions().expire(session));
    } catch (StripeException mayBeOverAlready) {
      return look(session);
    }
  }

  private static CheckoutState state(Session session) {
    return new CheckoutState("open".equals(session.getStatus()), payment(session));
  }

  private static Optional<CardPayment> payment(Session session) {
    return "paid".equals(session.getPaymentStatus())
        ? Optional.of(
            new CardPayment(
                Optional.ofNullable(session.getPaymentIntent()).orElse(session.getId()),
                amount(session)))
        : Optional.empty();
  }

  private static Money amount(Session session) {
    Currency currency = Currency.getInstance(session.getCurrency().toUpperCase(Locale.ROOT));
    return new Money(
        BigDecimal.valueOf(session.getAmountTotal(), currency.getDefaultFractionDigits()),
        currency);
  }

  /**
   * Asks to return money to the card; for the same repayment always the same money, however often
   * it is asked. A refusal is an answer: what it says is why an operator must do it.
   */
  CardRefund refund(Repayment repayment) throws ProviderDown {
    var asked =
        RefundCreateParams.builder()
            .setPaymentIntent(repayment.reference())
            .setAmount(repayment.amount().amount().unscaledValue().longValueExact())
            .putMetadata(KEY, repayment.key())
            .build();
    var once = RequestOptions.builder().setIdempotencyKey(repayment.key()).build();
    try {
      return state(stripe.v1().refunds().create(asked, once));
    } catch (InvalidRequestException refused) {
      return switch (refused.getStatusCode()) {
        case BAD_REQUEST, FAILED, NOT_FOUND -> begunBefore(repayment).orElse(refusal(refused));
        default -> throw new ProviderDown(refused);
      };
    } catch (StripeException e) {
      throw new ProviderDown(e);
    }
  }

  /** The provider forgets its keys after a day or so, and then refuses to return it once more. */
  private Optional<CardRefund> begunBefore(Repayment repayment) throws ProviderDown {
    var of = RefundListParams.builder().setPaymentIntent(repayment.reference()).build();
    try {
      return stripe.v1().refunds().list(of).getData().stream()
          .filter(refund -> repayment.key().equals(key(refund)))
          .findFirst()
          .map(Provider::state);
    } catch (InvalidRequestException unknownPayment) {
      return Optional.empty();
    } catch (StripeException e) {
      throw new ProviderDown(e);
    }
  }

  private static CardRefund refusal(StripeException refused) {
    return new CardRefund(
        Optional.empty(),
        CardRefund.State.FAILED,
        Optional.ofNullable(refused.getStripeError())
            .map(StripeError::getMessage)
            .orElse(refused.getMessage()));
  }

  CardRefund lookAtRefund(String refund) throws ProviderDown {
    try {
      return state(stripe.v1().refunds().retrieve(refund));
    } catch (StripeException e) {
      throw new ProviderDown(e);
    }
  }

  private static CardRefund state(Refund refund) {
    Optional<String> id = Optional.of(refund.getId());
    return switch (refund.getStatus()) {
      case "succeeded" -> new CardRefund(id, CardRefund.State.RETURNED, "");
      case "failed", "canceled" ->
          new CardRefund(
              id,
              CardRefund.State.FAILED,
              Optional.ofNullable(refund.getFailureReason()).orElse(refund.getStatus()));
      default -> new CardRefund(id, CardRefund.State.PENDING, "");
    };
  }

  private static String key(Refund refund) {
    return Optional.ofNullable(refund.getMetadata()).map(all -> all.get(KEY)).orElse("");
  }

  /**
   * Whether the provider itself has sent this, a moment ago.
   *
   * @param signature the header {@code Stripe-Signature}
   */
  boolean hasSigned(String body, String signature) {
    try {
      Webhook.Signature.verifyHeader(
          body, signature, access.webhookSecret(), SIGNATURE_SECONDS, clock);
      return true;
    } catch (SignatureVerificationException forged) {
      return false;
    }
  }

  /** What a body says that the provider has signed. */
  static ProviderEvent read(String body) {
    Event event = Webhook.constructEventWithoutVerification(body);
    return switch (event.getType()) {
      case String type when type.startsWith("checkout.session.") ->
          about(event, (Session) object(event));
      case String type when type.startsWith("refund.") -> about(event, (Refund) object(event));
      case "charge.refunded" ->
          new ProviderEvent.OfPayment(
              event.getId(),
              event.getType(),
              Optional.ofNullable(((Charge) object(event)).getPaymentIntent()).orElse(""));
      default -> new ProviderEvent.Other(event.getId(), event.getType());
    };
  }

  private static ProviderEvent about(Event event, Session session) {
    return new ProviderEvent.OfCheckout(
        event.getId(),
        event.getType(),
        session.getId(),
        payment(session),
        !"open".equals(session.getStatus()));
  }

  private static ProviderEvent about(Event event, Refund refund) {
    return new ProviderEvent.OfRefund(
        event.getId(),
        event.getType(),
        state(refund),
        Optional.ofNullable(refund.getPaymentIntent()).orElse(""),
        key(refund));
  }

  private static StripeObject object(Event event) {
    try {
      return event.getDataObjectDeserializer().deserializeUnsafe();
    } catch (EventDataObjectDeserializationException spoilt) {
      throw new IllegalArgumentException(spoilt);
    }
  }
}
