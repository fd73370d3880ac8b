package cloudcredits.contract;

import cloudcredits.credit.Money;
import cloudcredits.credit.Pool;
import cloudcredits.credit.Terms;
import cloudcredits.ledger.LedgerService;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was agreed on a contract, changed by operators: its terms, its end, its credit limit. */
public final class OperatorTermPages {

  private static final String CHANGE = "operator/change.jte";

  private final ContractService contracts;
  private final LedgerService ledger;
  private final View view;
  private final List<Here.Section> sections;
  private final Clock clock;

  public OperatorTermPages(
      ContractService contracts,
      LedgerService ledger,
      View view,
      List<Here.Section> sections,
      Clock clock) {
    this.contracts = contracts;
    this.ledger = ledger;
    this.view = view;
    this.sections = sections;
    this.clock = clock;
  }

  /** {@code GET /operator/contracts/{contract}/renewal}: the usual next term, to be agreed. */
  public void askToRenew(Context ctx) {
    Contract contract = open(ctx);
    Terms.Term usual = Renewal.usual(contract.terms(), contract.dayOf(clock.instant()));
    renewal(
        ctx,
        contract,
        Form.of(
            Map.of(
                "starts-on", List.of(usual.startsOn().toString()),
                "renewal-on", List.of(usual.renewalOn().toString()))));
  }

  private void renewal(Context ctx, Contract contract, Form form) {
    view.render(
        ctx,
        CHANGE,
        OperatorChangePage.of(
            sections,
            contract,
            "/renewal",
            "Renew " + contract.number() + " of " + contract.customer(),
            renewalEffects(contract),
            form,
            List.of(
                OperatorChangePage.Field.date("starts-on", "New term from", ""),
                OperatorChangePage.Field.date(
                    "renewal-on", "Renewal date", "The first day that no longer belongs to it.")),
            "Renew the contract"));
  }

  private List<String> renewalEffects(Contract contract) {
    LocalDate ends = contract.terms().terms().getLast().renewalOn();
    boolean lapsed = !contract.isActiveAt(clock.instant());
    return List.of(
        lapsed
            ? "The contract lapsed on "
                + Format.date(ends)
                + ". Jobs can be held again from the start of the new term on."
            : "The contract goes on from " + Format.date(ends) + " without a gap.",
        "Named users have their individual credits as before.",
        "Shared credits keep the expiry that they have; what has lapsed stays lapsed.");
  }

  /** {@code POST /operator/contracts/{contract}/renewal}: starts-on, renewal-on. */
  public void renew(Context ctx) {
    Contract contract = contract(ctx);
    Form form = Form.of(ctx);
    Optional<Terms.Term> term = TermForm.read(form);
    if (term.isEmpty()) {
      refusedRenewal(ctx, contract, form);
      return;
    }
    switch (contracts.renew(contract.id(), term.get(), Gate.visitor(ctx).id())) {
      case Renewal.Renewed(Terms.Term agreed) ->
          view.redirect(
              ctx,
              OperatorPaths.of(contract),
              Notice.of("Renewed until " + Format.date(agreed.renewalOn()) + "."));
      case Renewal.TooEarly(LocalDate earliest) -> {
        form.refuse("starts-on", "Enter " + Format.date(earliest) + " or a later day");
        refusedRenewal(ctx, contract, form);
      }
      case Renewal.TooLong(LocalDate latest) -> {
        form.refuse("renewal-on", "Enter " + Format.date(latest) + " or an earlier day");
        refusedRenewal(ctx, contract, form);
      }
      case Renewal.Cancelled() -> throw cancelled();
    }
  }

  private void refusedRenewal(Context ctx, Contract contract, Form form) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    renewal(ctx, contract, form);
  }

  /** {@code GET /operator/contracts/{contract}/cancellation}: shows what it strands. */
  public void askToCancel(Context ctx) {
    cancellation(ctx, open(ctx), Form.empty());
  }

  private void cancellation(Context ctx, Contract contract, Form form) {
    Instant now = clock.instant();
    var funds = ledger.view(contract.id()).funds();
    var page =
        OperatorChangePage.of(
            sections,
            contract,
            "/cancellation",
            "Cancel " + contract.number() + " of " + contract.customer() + "?",
            List.of(
                "Nobody can hold credits or buy packs on it any more, from now on. A cancelled contract can’t be renewed.",
                Format.creditsInWords(OperatorContractPage.available(funds, Pool.SHARED, now))
                    + " of the shared pool and "
                    + Format.creditsInWords(
                        OperatorContractPage.available(funds, Pool.INDIVIDUAL, now))
                    + " of named users are stranded.",
                Format.creditsInWords(OperatorContractPage.held(funds))
                    + " held for running jobs may still be settled.",
                "Reports stay readable for ever."),
            form,
            List.of(OperatorChangePage.Field.text("reason", "Reason", "For the audit trail.")),
            "Cancel the contract");
    view.render(ctx, CHANGE, page.asStop());
  }

  /** {@code POST /operator/contracts/{contract}/cancellation}: reason. */
  public void cancel(Context ctx) {
    Contract contract = contract(ctx);
    Form form = Form.of(ctx);
    Optional<String> reason = form.text("reason", 300, "Say why, for the audit trail");
    if (reason.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      cancellation(ctx, contract, form);
    } else if (contracts.cancel(contract.id(), reason.get(), Gate.visitor(ctx).id())) {
      view.redirect(
          ctx,
          OperatorPaths.of(contract),
          Notice.of("Contract " + contract.number() + " is cancelled."));
    } else {
      throw cancelled();
    }
  }

  /** {@code GET /operator/contracts/{contract}/credit-limit}. */
  public void askForLimit(Context ctx) {
    Contract contract = open(ctx);
    String limit = contract.creditLimit().amount().toPlainString();
    limit(ctx, contract, Form.of(Map.of("credit-limit", List.of(limit))));
  }

  private void limit(Context ctx, Contract contract, Form form) {
    view.render(
        ctx,
        CHANGE,
        OperatorChangePage.of(
            sections,
            contract,
            "/credit-limit",
            "Credit limit of " + contract.number(),
            List.of(
                "Packs can be bought by invoice while no more than this is unpaid. It is "
                    + Format.money(contract.creditLimit())
                    + " now."),
            form,
            List.of(
                OperatorChangePage.Field.text(
                    "credit-limit",
                    "Credit limit, " + contract.creditLimit().currency().getCurrencyCode(),
                    "0: nothing by invoice.")),
            "Set the limit"));
  }

  /** {@code POST /operator/contracts/{contract}/credit-limit}: credit-limit. */
  public void setLimit(Context ctx) {
    Contract contract = open(ctx);
    Form form = Form.of(ctx);
    Optional<Money> limit = NewContractForm.limit(form, contract.creditLimit().currency());
    if (limit.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      limit(ctx, contract, form);
      return;
    }
    contracts.setCreditLimit(contract.id(), limit.get(), Gate.visitor(ctx).id());
    view.redirect(
        ctx,
        OperatorPaths.of(contract),
        Notice.of("The credit limit is " + Format.money(limit.get()) + " now."));
  }

  /** The contract in the address, which must not be cancelled. */
  private Contract open(Context ctx) {
    Contract contract = contract(ctx);
    if (contract.terms().isCancelledAt(clock.instant())) {
      throw cancelled();
    }
    return contract;
  }

  private Contract contract(Context ctx) {
    return OperatorContractPages.contract(contracts, ctx);
  }

  private static Refusal cancelled() {
    return new Refusal(
        HttpStatus.CONFLICT,
        "This contract is cancelled. Make a new one for the customer instead.");
  }
}
