package cloudcredits.billing;

import cloudcredits.account.Actor;
import cloudcredits.account.AuditAction;
import cloudcredits.account.AuditService;
import cloudcredits.billing.Billing.Obstacle;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Money;
import cloudcredits.credit.PersonId;
import cloudcredits.ledger.LedgerService;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Tax rates, and whom contracts are billed to (rules §9). */
public final class BillingService {

  private final Jdbi jdbi;
  private final Clock clock;
  private final LedgerService ledger;
  private final AuditService audit;
  private final Optional<Seller> seller;

  /**
   * @param seller empty where the installation does not say: nothing is sold then
   */
  public BillingService(
      Jdbi jdbi, Clock clock, LedgerService ledger, AuditService audit, Optional<Seller> seller) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.ledger = ledger;
    this.audit = audit;
    this.seller = seller;
  }

  /**
   * How a contract is billed on a day.
   *
   * @param day in the contract's own time zone
   */
  public Billing billing(Handle handle, ContractId contract, LocalDate day) {
    var repository = new BillingRepository(handle);
    Optional<BillTo> to = repository.address(contract);
    if (seller.isEmpty()) {
      return new Billing.Missing(Obstacle.SELLER);
    }
    if (to.isEmpty()) {
      return new Billing.Missing(Obstacle.ADDRESS);
    }
    return repository
        .taxes()
        .on(to.get().country(), day)
        .<Billing>map(rate -> new Billing.Ready(seller.get(), to.get(), rate.of(to.get())))
        .orElse(new Billing.Missing(Obstacle.TAX_RATE));
  }

  /**
   * Who sells.
   *
   * @throws java.util.NoSuchElementException when the installation does not say: nothing is sold
   *     then
   */
  public Seller seller() {
    return seller.orElseThrow();
  }

  /** The tax that a purchase would have on a day; empty while that can't be said. */
  public Optional<Tax> tax(ContractId contract, LocalDate day) {
    return switch (jdbi.withHandle(handle -> billing(handle, contract, day))) {
      case Billing.Ready ready -> Optional.of(ready.tax());
      case Billing.Missing _ -> Optional.empty();
    };
  }

  /** Whom the contract's papers are made out to. */
  public Optional<BillTo> address(ContractId contract) {
    return jdbi.withHandle(handle -> new BillingRepository(handle).address(contract));
  }

  /** From now on papers are made out so; those that exist stay as they are. */
  public void save(ContractId contract, BillTo to, PersonId by) {
    ledger.change(
        contract,
        change -> {
          var repository = new BillingRepository(change.handle());
          Optional<BillTo> before = repository.address(contract);
          if (!before.equals(Optional.of(to))) {
            repository.save(contract, to);
            record(
                change.handle(),
                change.now(),
                Optional.of(contract),
                AuditAction.BILLING_CHANGED,
                by,
                "Billing address",
                to.inOneLine());
          }
          return null;
        });
  }

  /** Above which gross amount an order needs a second person; empty where none does. */
  public ApprovalRule approval(ContractId contract) {
    return jdbi.withHandle(
        handle -> {
          var repository = new BillingRepository(handle);
          return new ApprovalRule(
              repository.approvalAbove(contract), repository.buyers(contract) > 1);
        });
  }

  /**
   * Orders above the amount need a second person from now on. Those that are pending stay so.
   *
   * @param above in the contract's currency, with tax; empty: none does
   */
  public void approveAbove(ContractId contract, Optional<Money> above, PersonId by) {
    ledger.change(
        contract,
        change -> {
          var repository = new BillingRepository(change.handle());
          Optional<BigDecimal> amount = above.map(Money::amount);
          Optional<BigDecimal> before = repository.approvalAbove(contract);
          if (!before
              .map(BigDecimal::stripTrailingZeros)
              .equals(amount.map(BigDecimal::stripTrailingZeros))) {
            repository.approveAbove(contract, amount);
            record(
                change.handle(),
                change.now(),
                Optional.of(contract),
                AuditAction.APPROVAL_CHANGED,
                by,
                "Approval of orders",
                above.map(money -> "above " + money).orElse("off"));
          }
          return null;
        });
  }

  public TaxTable taxes() {
    return jdbi.withHandle(handle -> new BillingRepository(handle).taxes());
  }

  /**
   * Publishes a tax rate. Purchases of the past keep theirs, so it starts today at the earliest.
   *
   * @param zone in which today is meant
   */
  public TaxPublication publish(TaxRate rate, ZoneId zone, PersonId by) {
    Instant now = clock.instant();
    if (rate.validFrom().isBefore(LocalDate.ofInstant(now, zone))) {
      return new TaxPublication.InThePast();
    }
    return jdbi.inTransaction(
        handle -> {
          if (!new BillingRepository(handle).publish(rate, by, now)) {
            return new TaxPublication.Taken();
          }
          record(
              handle,
              now,
              Optional.empty(),
              AuditAction.TAX_CHANGED,
              by,
              Countries.name(rate.country()),
              "%s %s %% from %s%s"
                  .formatted(
                      rate.name(),
                      rate.percent().toPlainString(),
                      rate.validFrom(),
                      rate.reverseCharge() ? ", reverse charge with a tax number" : ""));
          return new TaxPublication.Published();
        });
  }

  private void record(
      Handle handle,
      Instant now,
      Optional<ContractId> contract,
      AuditAction action,
      PersonId by,
      String subject,
      String detail) {
    audit.record(handle, now, Actor.person(by), contract, action, subject, detail);
  }
}
