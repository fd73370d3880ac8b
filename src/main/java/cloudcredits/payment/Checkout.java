package cloudcredits.payment;

import cloudcredits.credit.ContractId;
import java.time.Instant;
import java.util.Optional;

/**
 * A page of the payment provider that was asked for.
 *
 * @param attempt 1, 2, 3, … on each order
 * @param expiresAt until when it can be paid there
 * @param sessionId the provider's name for it, once it has answered
 * @param url of the page
 */
public record Checkout(
    ContractId contractId,
    int orderId,
    int attempt,
    Instant begunAt,
    Instant expiresAt,
    Optional<String> sessionId,
    Optional<String> url) {}
