package cloudcredits.quote;

import cloudcredits.account.AuditService;
import cloudcredits.contract.Contract;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Terms;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import cloudcredits.order.OrderService;
import cloudcredits.order.Price;
import cloudcredits.order.Resale;
import cloudcredits.quote.QuoteRepository.Seller;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/**
 * Reseller quotes and their steps (rules §9). A step is one change of the contract's ledger, under
 * its lock: of two at once the second sees what the first has done, and a delivery is committed
 * with its order and its grant or not at all.
 */
public final class QuoteService {

  private static final int SHOWN = 100;

  private final Jdbi jdbi;
  private final LedgerService ledger;
  private final OrderService orders;
  private final QuoteTrail trail;

  public QuoteService(
      Jdbi jdbi, LedgerService ledger, OrderService orders, AuditService audit, QuoteMails mails) {
    this.jdbi = jdbi;
    this.ledger = ledger;
    this.orders = orders;
    this.trail = new QuoteTrail(audit, mails);
  }

  /** The last quotes of a contract, for the customer, newest first. */
  public List<Quote> list(ContractId contract) {
    return read(contract, quotes -> quotes.list(SHOWN));
  }

  public Optional<Quote> find(ContractId contract, int id) {
    return read(contract, quotes -> quotes.find(id));
  }

  /** Whether one person alone can't accept what this quote offers. */
  public boolean needsSecond(Contract contract, Quote quote) {
    return quote
        .offer()
        .filter(offer -> orders.needsApproval(contract, offer.bid().total()))
        .isPresent();
  }

  /** The name of the reseller that looks after the contract. */
  public Optional<String> seller(ContractId contract) {
    return read(contract, QuoteRepository::seller).map(Seller::name);
  }

  /** The last quotes of the reseller that this person works for, newest first. */
  public List<Quote> listOf(ContractId contract, PersonId seller) {
    return read(
        contract,
        quotes ->
            quotes
                .sellerOf(seller)
                .map(reseller -> quotes.of(reseller.id(), SHOWN))
                .orElseGet(List::of));
  }

  /** A quote of the reseller that this person works for, while it looks after the contract. */
  public Optional<Quote> findOf(ContractId contract, PersonId seller, int id) {
    return read(contract, quotes -> quotes.findOf(seller, id));
  }

  private <R> R read(ContractId contract, Function<QuoteRepository, R> question) {
    return jdbi.withHandle(handle -> question.apply(new QuoteRepository(handle, contract)));
  }

  /** The customer goes on, through somebody who may buy at that moment. */
  public Progress customer(
      ContractId contract,
      int id,
      PersonId by,
      Function<Signature, ? extends QuoteStep.OfCustomer> step) {
    return ledger.change(
        contract,
        change ->
            quotes(change)
                .find(id)
                .filter(_ -> quotes(change).mayBuy(by))
                .map(quote -> take(change, quote, step.apply(sign(change, by))))
                .orElseGet(Progress.Unknown::new));
  }

  /** The reseller goes on, while it looks after the contract. */
  public Progress seller(
      ContractId contract,
      int id,
      PersonId by,
      Function<Signature, ? extends QuoteStep.OfSeller> step) {
    return ledger.change(
        contract,
        change ->
            quotes(change)
                .findOf(by, id)
                .map(quote -> take(change, quote, step.apply(sign(change, by))))
                .orElseGet(Progress.Unknown::new));
  }

  /** The reseller answers a request with an offer. */
  public Progress answer(ContractId contract, int id, Draft draft, PersonId by) {
    return ledger.change(
        contract,
        change ->
            quotes(change)
                .findOf(by, id)
                .map(quote -> answer(change, quote, draft, sign(change, by)))
                .orElseGet(Progress.Unknown::new));
  }

  private Progress answer(LedgerTransaction change, Quote quote, Draft draft, Signature by) {
    Optional<Price> price = orders.priceToday(change);
    if (price.isEmpty()) {
      return new Progress.Refused(quote, Progress.Why.NOT_SOLD);
    }
    Bid bid = draft.bid(price.get().packCredits(), change.book().rules().terms().zone());
    return bid.isOverAt(change.now())
        ? new Progress.Refused(quote, Progress.Why.DAY_IS_OVER)
        : take(change, quote, new QuoteStep.Offer(bid, by));
  }

  private Progress take(LedgerTransaction change, Quote quote, QuoteStep asked) {
    QuoteStep step = secondPersonIfNeeded(change, quote, asked);
    Progress progress = quote.after(step, change.now());
    if (progress instanceof Progress.Done(Quote next)) {
      Optional<Progress.Why> hindrance = hindrance(change, step, next);
      if (hindrance.isPresent()) {
        return new Progress.Refused(quote, hindrance.get());
      }
      write(change, quote, step, next);
    }
    return progress;
  }

  /** Above the contract's amount, with the tax that it has here, nobody accepts alone. */
  private QuoteStep secondPersonIfNeeded(LedgerTransaction change, Quote quote, QuoteStep step) {
    return step instanceof QuoteStep.Accept(String number, Signature by)
            && quote
                .offer()
                .filter(offer -> orders.needsApproval(change, offer.bid().total()))
                .isPresent()
        ? new QuoteStep.Propose(number, by)
        : step;
  }

  /** Whoever binds anybody needs a contract that can buy, and the reseller that looks after it. */
  private Optional<Progress.Why> hindrance(LedgerTransaction change, QuoteStep step, Quote next) {
    return switch (step) {
      case QuoteStep.Withdraw _,
          QuoteStep.TakeBack _,
          QuoteStep.Reconsider _,
          QuoteStep.Cancel _,
          QuoteStep.CallOff _,
          QuoteStep.Decline _ ->
          Optional.empty();
      case QuoteStep.Offer _,
          QuoteStep.Accept _,
          QuoteStep.Propose _,
          QuoteStep.Confirm _,
          QuoteStep.Deliver _ -> {
        if (quotes(change).seller().filter(now -> now.id() == next.reseller()).isEmpty()) {
          yield Optional.of(Progress.Why.NOT_LINKED);
        }
        Terms terms = change.book().rules().terms();
        yield terms.runningAt(change.now()).isEmpty()
            ? Optional.of(Progress.Why.NOT_ACTIVE)
            : Optional.empty();
      }
    };
  }

  private void write(LedgerTransaction change, Quote before, QuoteStep step, Quote next) {
    quotes(change).save(next);
    if (next.stage() instanceof Stage.Delivered(Stage.Accepted accepted, Signature by)) {
      trail.leave(change, next, by, orders.resell(change, resale(next, accepted)));
    } else if (step instanceof QuoteStep.Reconsider(Signature by)) {
      trail.reconsidered(change, next, by);
    } else {
      trail.leave(change, next);
      trail.tellProposer(change, before, next);
    }
  }

  private static Resale resale(Quote quote, Stage.Accepted accepted) {
    Bid bid = accepted.offer().bid();
    return new Resale(
        UUID.nameUUIDFromBytes(("quote " + quote.id()).getBytes(StandardCharsets.UTF_8)),
        quote.reseller(),
        quote.id(),
        bid.packs(),
        bid.packCredits(),
        bid.packPrice(),
        accepted.purchaseOrder(),
        accepted.buyer().person());
  }

  private static Signature sign(LedgerTransaction change, PersonId by) {
    return quotes(change).sign(by, change.now());
  }

  private static QuoteRepository quotes(LedgerTransaction change) {
    return new QuoteRepository(change.handle(), change.contract());
  }
}
