package cloudcredits.quote;

import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import cloudcredits.quote.Stage.Accepted;
import cloudcredits.quote.Stage.Offered;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;

/** A quote as its row has it, with the names of its people. */
public record QuoteRow(
    ContractId contractId,
    int id,
    int resellerId,
    String seller,
    State state,
    Optional<Integer> wantedPacks,
    Optional<String> wish,
    Optional<PersonId> askedBy,
    Optional<String> askedByName,
    Optional<Instant> askedAt,
    Optional<Integer> packs,
    Optional<Credits> packCredits,
    Optional<BigDecimal> packPrice,
    Optional<String> currency,
    Optional<Instant> validUntil,
    Optional<String> note,
    Optional<PersonId> offeredBy,
    Optional<String> offeredByName,
    Optional<Instant> offeredAt,
    Optional<String> purchaseOrderNumber,
    Optional<PersonId> acceptedBy,
    Optional<String> acceptedByName,
    Optional<Instant> acceptedAt,
    Optional<PersonId> deliveredBy,
    Optional<String> deliveredByName,
    Optional<Instant> deliveredAt,
    Optional<String> reason,
    Optional<PersonId> endedBy,
    Optional<String> endedByName,
    Optional<Instant> endedAt,
    boolean endedBySeller,
    Optional<String> proposedNumber,
    Optional<PersonId> proposedBy,
    Optional<String> proposedByName,
    Optional<Instant> proposedAt) {

  enum State {
    ASKED,
    OFFERED,
    PROPOSED,
    DECLINED,
    WITHDRAWN,
    ACCEPTED,
    CANCELLED,
    DELIVERED
  }

  Quote quote() {
    Optional<Wish> asked =
        askedAt.map(at -> new Wish(get(wantedPacks), get(wish), sign(askedBy, askedByName, at)));
    return new Quote(contractId, id, resellerId, seller, asked, stage());
  }

  private Stage stage() {
    return switch (state) {
      case ASKED -> new Stage.Asked();
      case OFFERED -> get(offer());
      case DECLINED -> new Stage.Declined(get(offer()), get(reason), ended());
      case WITHDRAWN -> new Stage.Withdrawn(offer(), get(reason), ended());
      case PROPOSED -> new Stage.Proposed(get(offer()), get(proposedNumber), get(proposed()));
      case ACCEPTED -> accepted();
      case CANCELLED -> new Stage.Cancelled(accepted(), endedBySeller, get(reason), ended());
      case DELIVERED ->
          new Stage.Delivered(accepted(), sign(deliveredBy, deliveredByName, get(deliveredAt)));
    };
  }

  private Optional<Offered> offer() {
    return offeredAt.map(at -> new Offered(bid(), sign(offeredBy, offeredByName, at)));
  }

  private Bid bid() {
    return new Bid(
        get(packs),
        get(packCredits),
        new Money(get(packPrice), Currency.getInstance(get(currency))),
        get(validUntil),
        get(note));
  }

  private Accepted accepted() {
    return new Accepted(
        get(offer()),
        get(purchaseOrderNumber),
        proposed(),
        sign(acceptedBy, acceptedByName, get(acceptedAt)));
  }

  private Optional<Signature> proposed() {
    return proposedAt.map(at -> sign(proposedBy, proposedByName, at));
  }

  private Signature ended() {
    return sign(endedBy, endedByName, get(endedAt));
  }

  private static Signature sign(Optional<PersonId> person, Optional<String> name, Instant at) {
    return new Signature(get(person), get(name), at);
  }

  /** The table's checks see to it that what belongs together is there together. */
  private static <T> T get(Optional<T> column) {
    return column.orElseThrow();
  }
}
