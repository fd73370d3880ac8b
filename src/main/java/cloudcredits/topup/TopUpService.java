package cloudcredits.topup;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.contract.Contract;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.ledger.LedgerService;
import cloudcredits.ledger.LedgerTransaction;
import cloudcredits.order.OrderService;
import cloudcredits.order.Review;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Buys packs by itself (rules §9). It decides and buys in one change of the contract's ledger,
 * under its lock: a crash between the two leaves neither, and of two instances at once the second
 * finds the credits that the first has bought.
 */
public final class TopUpService {

  private static final Logger LOG = LoggerFactory.getLogger(TopUpService.class);

  private static final int SHOWN = 50;

  private final Jdbi jdbi;
  private final Clock clock;
  private final LedgerService ledger;
  private final OrderService orders;
  private final TopUpBuyer buyer;
  private final AuditService audit;
  private final TopUpMails mails;

  public TopUpService(
      Jdbi jdbi,
      Clock clock,
      LedgerService ledger,
      OrderService orders,
      AuditService audit,
      TopUpMails mails) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.buyer = new TopUpBuyer(orders);
    this.ledger = ledger;
    this.orders = orders;
    this.audit = audit;
    this.mails = mails;
  }

  /** Buys wherever credits run low and nothing speaks against it; call it every minute or so. */
  public void sweep() {
    for (ContractId contract : jdbi.withHandle(TopUpRepository::active)) {
      try {
        sweep(contract);
      } catch (RuntimeException e) {
        LOG.error("The top-up of contract {} failed; it is tried again", contract.value(), e);
      }
    }
  }

  /** The same on one contract. */
  public void sweep(ContractId contract) {
    // A look without the lock, as most contracts have enough most of the time.
    if (mayBeLow(contract)) {
      ledger.change(contract, this::act);
    }
  }

  private boolean mayBeLow(ContractId contract) {
    Optional<TopUp> topUp = jdbi.withHandle(handle -> new TopUpRepository(handle, contract).find());
    return topUp.isPresent() && topUp.get().below().isMoreThan(orders.sharedAvailable(contract));
  }

  private Optional<TopUpPurchase> act(LedgerTransaction change) {
    TopUpRepository topUps = topUps(change);
    Optional<TopUp> found = topUps.find();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TopUp topUp = found.get();
    TopUpFacts facts = buyer.facts(change, topUp);
    int id = topUps.nextId();
    return switch (topUp.decide(facts)) {
      case TopUpDecision.Wait _ -> Optional.empty();
      case TopUpDecision.Propose(int packs) -> {
        topUps.propose(id, packs, facts.available(), change.now());
        TopUpPurchase proposal = topUps.purchase(id).orElseThrow();
        record(change, Actor.system(), AuditAction.TOP_UP_PROPOSED, proposal);
        mails.proposed(change, topUp, proposal);
        yield Optional.of(proposal);
      }
      case TopUpDecision.Buy(int packs) -> {
        int order = buyer.buy(change, topUp, packs, id);
        topUps.bought(id, packs, facts.available(), order, change.now());
        yield Optional.of(tell(change, topUp, id, Actor.system(), AuditAction.TOP_UP_BOUGHT));
      }
    };
  }

  private TopUpPurchase tell(
      LedgerTransaction change, TopUp topUp, int id, Actor by, AuditAction action) {
    TopUpPurchase purchase = topUps(change).purchase(id).orElseThrow();
    record(change, by, action, purchase);
    mails.bought(change, topUp, purchase);
    return purchase;
  }

  /** All that its page shows, as of now. */
  TopUpState state(Contract contract) {
    Instant now = clock.instant();
    Credits available = orders.sharedAvailable(contract.id());
    Optional<TopUp> topUp =
        jdbi.withHandle(handle -> new TopUpRepository(handle, contract.id()).find());
    Optional<Review> review = topUp.map(set -> orders.review(contract, set.packs()));
    return jdbi.withHandle(
        handle -> {
          var topUps = new TopUpRepository(handle, contract.id());
          Optional<TopUpFacts> facts =
              topUp.map(
                  set ->
                      TopUpBuyer.facts(
                          set, topUps, contract.terms(), available, review.orElseThrow(), now));
          return new TopUpState(
              topUp,
              topUp.map(set -> set.decide(facts.orElseThrow())),
              available,
              topUps.buyers(),
              facts.map(TopUpFacts::packsThisMonth).orElse(0),
              topUps.purchases(SHOWN));
        });
  }

  /** Sets it up, on; the approver confirms its next purchase, whatever was confirmed before. */
  public void setUp(ContractId contract, TopUpDraft draft, PersonId by) {
    ledger.change(
        contract,
        change -> {
          TopUpRepository topUps = topUps(change);
          topUps.dropProposed(by, change.now());
          topUps.save(draft.by(by), change.now());
          record(
              change,
              by,
              "on",
              "below %s buy %d packs, at most %d a month, %d hours apart"
                  .formatted(
                      draft.below(), draft.packs(), draft.mostAMonth(), draft.coolOffHours()));
          return null;
        });
  }

  /** Nothing is bought any more, and nothing need be answered. */
  public void switchOff(ContractId contract, PersonId by) {
    ledger.change(
        contract,
        change -> {
          switchOff(change, by);
          return null;
        });
  }

  private void switchOff(LedgerTransaction change, PersonId by) {
    topUps(change).dropProposed(by, change.now());
    topUps(change).switchOff();
    record(change, by, "off", "");
  }

  /** The approver's yes: it is bought now, and later purchases need no answer. */
  public Confirmation confirm(ContractId contract, int purchase, PersonId by) {
    return ledger.change(contract, change -> answer(change, purchase, by, true));
  }

  /** The approver's no: the top-up is off. */
  public Confirmation drop(ContractId contract, int purchase, PersonId by) {
    return ledger.change(contract, change -> answer(change, purchase, by, false));
  }

  private Confirmation answer(LedgerTransaction change, int id, PersonId by, boolean yes) {
    TopUpRepository topUps = topUps(change);
    Optional<TopUpPurchase> found = topUps.purchase(id);
    if (found.isEmpty()) {
      return new Confirmation.Unknown();
    }
    if (found.get().state() != TopUpPurchase.State.PROPOSED) {
      return new Confirmation.AnsweredBefore(found.get());
    }
    TopUp topUp = topUps.find().orElseThrow();
    if (!topUp.approver().equals(by)) {
      return new Confirmation.NotYours(topUp.approverName());
    }
    if (!yes) {
      switchOff(change, by);
      record(change, Actor.person(by), AuditAction.TOP_UP_DROPPED, found.get());
      return new Confirmation.Dropped();
    }
    return confirm(change, topUp.asConfirmed(), found.get(), by);
  }

  private Confirmation confirm(
      LedgerTransaction change, TopUp topUp, TopUpPurchase proposal, PersonId by) {
    return switch (topUp.decide(buyer.facts(change, topUp).answered())) {
      // Enough has come from elsewhere since, or something else speaks against it by now.
      case TopUpDecision.Wait(TopUpDecision.Why why) -> new Confirmation.Refused(why);
      case TopUpDecision.Propose _ -> throw new IllegalStateException("it is confirmed");
      case TopUpDecision.Buy(int packs) -> {
        int order = buyer.buy(change, topUp, packs, proposal.id());
        topUps(change).confirmed(proposal.id(), order, by, change.now());
        topUps(change).confirm(change.now());
        tell(change, topUp, proposal.id(), Actor.person(by), AuditAction.TOP_UP_CONFIRMED);
        yield new Confirmation.Bought(order);
      }
    };
  }

  private void record(
      LedgerTransaction change, Actor by, AuditAction action, TopUpPurchase purchase) {
    String order = purchase.orderId().map(id -> ", order " + id).orElse("");
    record(
        change,
        by,
        action,
        "Top-up " + purchase.id(),
        "%d packs at %s available%s".formatted(purchase.packs(), purchase.available(), order));
  }

  private void record(LedgerTransaction change, PersonId by, String subject, String detail) {
    record(change, Actor.person(by), AuditAction.TOP_UP_CHANGED, subject, detail);
  }

  private void record(
      LedgerTransaction change, Actor by, AuditAction action, String subject, String detail) {
    audit.record(
        change.handle(), change.now(), by, Optional.of(change.contract()), action, subject, detail);
  }

  private static TopUpRepository topUps(LedgerTransaction change) {
    return new TopUpRepository(change.handle(), change.contract());
  }
}
