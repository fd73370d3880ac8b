package cloudcredits.contract;

import cloudcredits.credit.ContractId;
import cloudcredits.ledger.LedgerService;
import cloudcredits.web.Form;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.Pager;
import cloudcredits.web.QueryString;
import cloudcredits.web.Redirects;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Contracts, for operators: find one, look at it, make a new one. */
public final class OperatorContractPages {

  private static final int PAGE = 50;

  private final ContractService contracts;
  private final RoleService roles;
  private final ResellerService resellers;
  private final LedgerService ledger;
  private final View view;
  private final List<Here.Section> sections;
  private final Clock clock;

  public OperatorContractPages(
      ContractService contracts,
      RoleService roles,
      ResellerService resellers,
      LedgerService ledger,
      View view,
      List<Here.Section> sections,
      Clock clock) {
    this.contracts = contracts;
    this.roles = roles;
    this.resellers = resellers;
    this.ledger = ledger;
    this.view = view;
    this.sections = sections;
    this.clock = clock;
  }

  /** {@code GET /operator}: where operators begin. */
  public void start(Context ctx) {
    Redirects.to(ctx, OperatorPaths.CONTRACTS);
  }

  /** {@code GET /operator/contracts}, with {@code q} as a part of a number or a customer. */
  public void list(Context ctx) {
    QueryString query = QueryString.of(ctx);
    String text = query.get("q").orElse("").strip();
    var pager = Pager.of(OperatorPaths.CONTRACTS, query, PAGE, contracts.countMatching(text));
    List<Listed> found = contracts.matching(text, PAGE, pager.offset());
    view.render(
        ctx,
        "operator/contracts.jte",
        OperatorContractsPage.of(sections, text, found, pager, clock.instant()));
  }

  /** {@code GET /operator/contracts/{contract}}. */
  public void show(Context ctx) {
    Contract contract = contract(contracts, ctx);
    ContractId id = contract.id();
    var facts =
        new OperatorContractPage.Facts(
            contract,
            contracts.licences(id),
            roles.manager(id),
            resellers.of(id),
            ledger.view(id).funds());
    view.render(
        ctx, "operator/contract.jte", OperatorContractPage.of(sections, facts, clock.instant()));
  }

  /** The contract in an operator's address. */
  static Contract contract(ContractService contracts, Context ctx) {
    return contracts.find(ctx.pathParam("contract")).orElseThrow(Refusal::notFound);
  }

  /** {@code GET /operator/contracts/new}. */
  public void ask(Context ctx) {
    form(ctx, NewContractForm.usual(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
  }

  private void form(Context ctx, Form form) {
    view.render(
        ctx, "operator/newcontract.jte", NewContractPage.of(sections, form, contracts.customers()));
  }

  /** {@code POST /operator/contracts}: customer, contract, licences and manager at once. */
  public void create(Context ctx) {
    Form form = Form.of(ctx);
    NewContractForm.read(form)
        .draft()
        .ifPresentOrElse(draft -> create(ctx, form, draft), () -> refused(ctx, form));
  }

  private void create(Context ctx, Form form, NewContractForm.Draft draft) {
    switch (contracts.create(draft, Gate.visitor(ctx).id())) {
      case Creation.Created created ->
          view.redirect(ctx, OperatorPaths.of(created.contract()), said(created, draft));
      case Creation.NumberTaken() ->
          refused(ctx, form, "number", "Another contract has this number: enter a new one");
      case Creation.SerialTwice(String serial) ->
          refused(ctx, form, "serial-1", "Enter the serial " + serial + " once only");
    }
  }

  private static Notice said(Creation.Created created, NewContractForm.Draft draft) {
    String made = "Contract " + created.contract().number() + " is there";
    String manager = draft.manager().email().toString();
    return created
        .manager()
        .localLink()
        .map(
            link ->
                Notice.of(made + ", and " + manager + " is invited.")
                    .withLink("Open the invitation, as this is a demo", link))
        .orElseGet(
            () ->
                Notice.of(
                    created.manager().isNew()
                        ? made + "; an invitation is on its way to " + manager + "."
                        : made + ", managed by " + manager + "."));
  }

  private void refused(Context ctx, Form form, String field, String whatToDo) {
    form.refuse(field, whatToDo);
    refused(ctx, form);
  }

  private void refused(Context ctx, Form form) {
    ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
    form(ctx, form);
  }
}
