package cloudcredits.contract;

import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Pager;
import cloudcredits.web.QueryString;
import cloudcredits.web.Redirects;
import cloudcredits.web.View;
import cloudcredits.web.Visitor;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** Where people start: their contracts. */
public final class ContractPages {

  private static final String CONTRACTS = "/contracts";
  private static final int PAGE = 50;

  private final ContractService contracts;
  private final HereService sheet;
  private final Function<Contract, Outlook> outlooks;
  private final View view;
  private final Clock clock;

  /**
   * @param outlooks how long a contract's shared credits last
   */
  public ContractPages(
      ContractService contracts,
      HereService sheet,
      Function<Contract, Outlook> outlooks,
      View view,
      Clock clock) {
    this.contracts = contracts;
    this.sheet = sheet;
    this.outlooks = outlooks;
    this.view = view;
    this.clock = clock;
  }

  /** What a page of the contract in the address shows around its content: for every such page. */
  public Here here(Context ctx) {
    return sheet.here(Gate.contract(ctx, Visit.class), Gate.visitor(ctx).id());
  }

  /** {@code GET /}: on to the visitor's only contract, to the list, or to the operators' pages. */
  public void start(Context ctx) {
    Visitor visitor = Gate.visitor(ctx);
    if (visitor.operator()) {
      Redirects.to(ctx, "/operator");
      return;
    }
    List<Listed> first = contracts.listed(visitor.id(), 2, 0);
    Redirects.to(ctx, first.size() == 1 ? Sections.first(first.getFirst().visit()) : CONTRACTS);
  }

  /** {@code GET /contracts}: those on which the visitor has a part. */
  public void list(Context ctx) {
    Visitor visitor = Gate.visitor(ctx);
    int total = contracts.count(visitor.id());
    var pager = Pager.of(CONTRACTS, QueryString.of(ctx), PAGE, total);
    List<Listed> listed = contracts.listed(visitor.id(), PAGE, pager.offset());
    view.render(
        ctx, "contract/contracts.jte", ContractsPage.of(listed, outlooks, pager, clock.instant()));
  }
}
