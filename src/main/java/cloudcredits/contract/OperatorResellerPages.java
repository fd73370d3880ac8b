package cloudcredits.contract;

import cloudcredits.account.Invited;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.PathParams;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resellers, their people and their contracts, for operators. */
public final class OperatorResellerPages {

  private final ContractService contracts;
  private final ResellerService resellers;
  private final View view;
  private final List<Here.Section> sections;

  public OperatorResellerPages(
      ContractService contracts,
      ResellerService resellers,
      View view,
      List<Here.Section> sections) {
    this.contracts = contracts;
    this.resellers = resellers;
    this.view = view;
    this.sections = sections;
  }

  /** {@code GET /operator/resellers}. */
  public void list(Context ctx) {
    list(ctx, Form.empty());
  }

  private void list(Context ctx, Form form) {
    view.render(
        ctx, "operator/resellers.jte", new OperatorResellersPage(sections, resellers.list(), form));
  }

  /** {@code POST /operator/resellers}: name. */
  public void create(Context ctx) {
    Form form = Form.of(ctx);
    Optional<String> name = form.text("name", 120, "Enter the reseller’s name");
    Optional<Integer> added = name.flatMap(resellers::create);
    if (added.isPresent()) {
      view.redirect(
          ctx,
          OperatorPaths.RESELLERS + "/" + added.get(),
          Notice.of(name.get() + " is there. Add the people who work for it."));
      return;
    }
    form.refuse("name", "There is a reseller of this name: enter another");
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    list(ctx, form);
  }

  /** {@code GET /operator/resellers/{reseller}}. */
  public void show(Context ctx) {
    show(ctx, reseller(ctx), Form.empty());
  }

  private void show(Context ctx, Reseller reseller, Form form) {
    view.render(ctx, "operator/reseller.jte", new OperatorResellerPage(sections, reseller, form));
  }

  /** {@code POST /operator/resellers/{reseller}/people}: email, name. */
  public void addPerson(Context ctx) {
    Reseller reseller = reseller(ctx);
    Form form = Form.of(ctx);
    Optional<Appointee> person = AppointForm.appointee(form, "email", "name");
    if (person.isEmpty()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      show(ctx, reseller, form);
      return;
    }
    Invited invited = resellers.addPerson(reseller, person.get(), Gate.visitor(ctx).id());
    Notice said =
        Notice.of(
            person.get().email()
                + " works for "
                + reseller.name()
                + (invited.isNew() ? " now, and is invited." : " now."));
    view.redirect(
        ctx,
        OperatorPaths.RESELLERS + "/" + reseller.id(),
        invited
            .localLink()
            .map(link -> said.withLink("Open the invitation, as this is a demo", link))
            .orElse(said));
  }

  /** {@code GET /operator/contracts/{contract}/reseller}. */
  public void askToLink(Context ctx) {
    Contract contract = contract(ctx);
    String now = resellers.of(contract.id()).map(OperatorResellerPages::key).orElse("");
    link(ctx, contract, Form.of(Map.of("reseller", List.of(now))));
  }

  private void link(Context ctx, Contract contract, Form form) {
    var choices = new ArrayList<>(List.of(new Choice("", "None")));
    resellers.list().forEach(known -> choices.add(new Choice(key(known), known.name())));
    view.render(
        ctx,
        "operator/change.jte",
        OperatorChangePage.of(
            sections,
            contract,
            "/reseller",
            "Reseller of " + contract.number(),
            List.of(
                "The reseller’s people see this contract’s shared credits and when they expire,"
                    + " never who used what.",
                "Whoever looked after it before sees it no longer."),
            form,
            List.of(new OperatorChangePage.Field("reseller", "Reseller", "text", "", choices)),
            "Set the reseller"));
  }

  /** {@code POST /operator/contracts/{contract}/reseller}: reseller, empty for none. */
  public void link(Context ctx) {
    Contract contract = contract(ctx);
    Form form = Form.of(ctx);
    Optional<Reseller> chosen =
        form.typed("reseller").isEmpty()
            ? Optional.empty()
            : form.choice(
                "reseller", resellers.list(), OperatorResellerPages::key, "Choose a reseller");
    if (!form.isValid()) {
      ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
      link(ctx, contract, form);
      return;
    }
    resellers.link(contract.id(), chosen, Gate.visitor(ctx).id());
    view.redirect(
        ctx,
        OperatorPaths.of(contract),
        Notice.of(
            chosen
                .map(reseller -> reseller.name() + " looks after this contract now.")
                .orElse("No reseller looks after this contract now.")));
  }

  private static String key(Reseller reseller) {
    return Integer.toString(reseller.id());
  }

  private Reseller reseller(Context ctx) {
    return resellers.find(PathParams.number(ctx, "reseller")).orElseThrow(Refusal::notFound);
  }

  private Contract contract(Context ctx) {
    return OperatorContractPages.contract(contracts, ctx);
  }
}
