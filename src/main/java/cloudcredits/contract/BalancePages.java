package cloudcredits.contract;

import cloudcredits.ledger.LedgerService;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.function.Function;

/** How many shared credits a contract has and until when, for resellers above all. */
public final class BalancePages {

  private final LedgerService ledger;
  private final Function<Contract, Outlook> outlooks;
  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;

  /**
   * @param outlooks how long a contract's shared credits last
   */
  public BalancePages(
      LedgerService ledger,
      Function<Contract, Outlook> outlooks,
      View view,
      Function<Context, Here> here,
      Clock clock) {
    this.ledger = ledger;
    this.outlooks = outlooks;
    this.view = view;
    this.here = here;
    this.clock = clock;
  }

  /** {@code GET /contracts/{contract}/balance}. */
  public void show(Context ctx) {
    Contract contract = Gate.contract(ctx, Visit.class).contract();
    var funds = ledger.view(contract.id()).funds();
    view.render(
        ctx,
        here.apply(ctx),
        "contract/balance.jte",
        BalancePage.of(contract, funds, outlooks.apply(contract).sentence(), clock.instant()));
  }
}
