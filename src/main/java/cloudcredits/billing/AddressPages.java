package cloudcredits.billing;

import cloudcredits.contract.Contract;
import cloudcredits.contract.Visit;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Settings, billing: whom a contract's papers are made out to. */
public final class AddressPages {

  private final BillingService billing;
  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;

  /**
   * @param here the contract in the address, for a visitor who may see it
   */
  public AddressPages(
      BillingService billing, View view, Function<Context, Here> here, Clock clock) {
    this.billing = billing;
    this.view = view;
    this.here = here;
    this.clock = clock;
  }

  /** {@code GET /contracts/{contract}/settings/billing}. */
  public void show(Context ctx) {
    Contract contract = visit(ctx).contract();
    show(ctx, address(contract), ApprovalForm.filledIn(billing.approval(contract.id())));
  }

  private Form address(Contract contract) {
    return AddressForm.filledIn(billing.address(contract.id()), contract.customer());
  }

  private void show(Context ctx, Form form, Form approval) {
    Visit visit = visit(ctx);
    Contract contract = visit.contract();
    Optional<BillTo> known = billing.address(contract.id());
    TaxTable taxes = billing.taxes();
    Optional<TaxRate> rate =
        known.flatMap(to -> taxes.on(to.country(), contract.dayOf(clock.instant())));
    view.render(
        ctx,
        here.apply(ctx),
        "billing/address.jte",
        AddressPage.of(
            visit,
            form,
            known,
            rate,
            countries(taxes),
            new AddressPage.Approval(
                approval, billing.approval(contract.id()), currency(contract))));
  }

  /** {@code POST /contracts/{contract}/settings/billing}. */
  public void save(Context ctx) {
    AddressForm typed = AddressForm.read(Form.of(ctx), countries(billing.taxes()));
    if (typed.to().isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      Contract contract = visit(ctx).contract();
      show(ctx, typed.form(), ApprovalForm.filledIn(billing.approval(contract.id())));
      return;
    }
    Contract contract = visit(ctx).contract();
    billing.save(contract.id(), typed.to().get(), Gate.visitor(ctx).id());
    view.redirect(
        ctx,
        "/contracts/" + contract.number() + "/settings/billing",
        Notice.of("Invoices are made out so from now on."));
  }

  /** {@code POST /contracts/{contract}/settings/billing/approval}. */
  public void approval(Context ctx) {
    Contract contract = visit(ctx).contract();
    ApprovalForm typed = ApprovalForm.read(Form.of(ctx), contract.creditLimit().currency());
    if (!typed.form().isValid()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, address(contract), typed.form());
      return;
    }
    billing.approveAbove(contract.id(), typed.above(), Gate.visitor(ctx).id());
    view.redirect(
        ctx,
        "/contracts/" + contract.number() + "/settings/billing",
        Notice.of(
            typed.above().isPresent()
                ? "Orders above that amount need a second person from now on."
                : "No order needs a second person from now on."));
  }

  private static String currency(Contract contract) {
    return contract.creditLimit().currency().getCurrencyCode();
  }

  private static List<Choice> countries(TaxTable taxes) {
    return taxes.countries().stream().map(Countries::choice).toList();
  }

  private static Visit visit(Context ctx) {
    return Gate.contract(ctx, Visit.class);
  }
}
