package cloudcredits.payment;

import cloudcredits.order.CardPayment;
import java.util.Optional;

/**
 * Something that the provider has told.
 *
 * @param id unique for ever; the same one may be told several times
 * @param session the checkout that it is about; empty where it is about something else
 * @param payment what was paid, where it says so
 * @param over whether the checkout can't be paid any more
 */
record ProviderEvent(
    String id,
    String type,
    Optional<String> session,
    Optional<CardPayment> payment,
    boolean over) {}
