package cloudcredits.quote;

import cloudcredits.account.AuditService;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Terms;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import cloudcredits.order.OrderService;
import cloudcredits.order.Price;
import cloudcredits.quote.QuoteRepository.Seller;
import java.util.Optional;
import java.util.UUID;

/** Begins quotes: the customer asks, or the reseller offers by itself (rules §9). */
public final class NewQuoteService {

  private final LedgerService ledger;
  private final OrderService orders;
  private final QuoteTrail trail;

  public NewQuoteService(
      LedgerService ledger, OrderService orders, AuditService audit, QuoteMails mails) {
    this.ledger = ledger;
    this.orders = orders;
    this.trail = new QuoteTrail(audit, mails);
  }

  /**
   * The customer asks its reseller for a quote, once for each token.
   *
   * @param packs 1 to {@link Bid#MOST_PACKS}
   * @param note what for, at most 500 characters, "" for nothing said
   */
  public Opening ask(ContractId contract, UUID token, int packs, String note, PersonId by) {
    return open(
        contract,
        token,
        (change, quotes) ->
            quotes
                .seller()
                .<Opening>map(
                    seller -> {
                      var wish = new Wish(packs, note, quotes.sign(by, change.now()));
                      return opened(quotes, seller, Optional.of(wish), new Stage.Asked());
                    })
                .orElseGet(Opening.NotLinked::new));
  }

  /** The reseller offers unasked, once for each token. */
  public Opening offer(ContractId contract, UUID token, Draft draft, PersonId by) {
    return open(contract, token, (change, quotes) -> offer(change, quotes, draft, by));
  }

  private Opening offer(
      LedgerTransaction change, QuoteRepository quotes, Draft draft, PersonId by) {
    Optional<Seller> seller = quotes.sellerOf(by);
    if (seller.isEmpty()) {
      return new Opening.NotLinked();
    }
    Optional<Price> price = orders.priceToday(change);
    if (price.isEmpty()) {
      return new Opening.NotSold(draft.packPrice().currency());
    }
    Bid bid = draft.bid(price.get().packCredits(), change.book().rules().terms().zone());
    return bid.isOverAt(change.now())
        ? new Opening.DayIsOver()
        : opened(
            quotes,
            seller.get(),
            Optional.empty(),
            new Stage.Offered(bid, quotes.sign(by, change.now())));
  }

  private static Opening opened(
      QuoteRepository quotes, Seller seller, Optional<Wish> wish, Stage stage) {
    return new Opening.Opened(quotes.next(seller, wish, stage));
  }

  private interface Opener {
    Opening open(LedgerTransaction change, QuoteRepository quotes);
  }

  private Opening open(ContractId contract, UUID token, Opener opener) {
    return ledger.change(contract, change -> open(change, token, opener));
  }

  private Opening open(LedgerTransaction change, UUID token, Opener opener) {
    var quotes = new QuoteRepository(change.handle(), change.contract());
    Optional<Quote> before = quotes.find(token);
    if (before.isPresent()) {
      return new Opening.OpenedBefore(before.get());
    }
    Terms.Activity activity = change.book().rules().terms().at(change.now());
    if (activity != Terms.Activity.ACTIVE) {
      return new Opening.NotActive(activity);
    }
    Opening opening = opener.open(change, quotes);
    if (opening instanceof Opening.Opened(Quote quote)) {
      quotes.add(quote, token);
      trail.leave(change, quote);
    }
    return opening;
  }
}
