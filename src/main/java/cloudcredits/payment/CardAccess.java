package cloudcredits.payment;

import java.net.URI;
import java.util.Optional;

/**
 * The account at the payment provider.
 *
 * @param webhookSecret with which the provider signs what it tells
 * @param provider where the provider answers, if not where it usually does
 */
public record CardAccess(String secretKey, String webhookSecret, Optional<URI> provider) {

  /** Where people pay: the only place outside to which a form may lead. */
  public String checkoutOrigin() {
    return provider
        .map(address -> address.getScheme() + "://" + address.getAuthority())
        .orElse("https://checkout.stripe.com");
  }

  /** Without the secrets: this may reach a log. */
  @Override
  public String toString() {
    return "card payment at " + checkoutOrigin();
  }
}
