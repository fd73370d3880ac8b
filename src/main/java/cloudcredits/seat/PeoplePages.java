package cloudcredits.seat;

import cloudcredits.cap.AskService;
import cloudcredits.cap.GroupService;
import cloudcredits.contract.Contract;
import cloudcredits.contract.Right;
import cloudcredits.contract.Visit;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Pager;
import cloudcredits.web.QueryString;
import cloudcredits.web.Sort;
import cloudcredits.web.View;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.function.Function;

/** The list of people: who may use credits. */
public final class PeoplePages {

  private static final int SIZE = 50;

  private final View view;
  private final Function<Context, Here> here;
  private final Clock clock;
  private final PeopleService people;
  private final GroupService groups;
  private final AskService asks;

  public PeoplePages(
      View view,
      Function<Context, Here> here,
      Clock clock,
      PeopleService people,
      GroupService groups,
      AskService asks) {
    this.view = view;
    this.here = here;
    this.clock = clock;
    this.people = people;
    this.groups = groups;
    this.asks = asks;
  }

  static String path(Contract contract) {
    return "/contracts/" + contract.number() + "/people";
  }

  /** {@code GET /contracts/{contract}/people}; the query filters, sorts and pages. */
  public void list(Context ctx) {
    Visit visit = Gate.contract(ctx, Visit.class);
    Contract contract = visit.contract();
    String path = path(contract);
    QueryString query = QueryString.of(ctx);
    PeopleFilter filter = PeopleFilter.of(query);
    Sort sort = Sort.of(path, query, PeopleService.orders(), "name");
    Pager pager = Pager.of(path, query, SIZE, people.count(contract.id(), filter));
    var rows =
        people.page(contract.id(), filter, sort.key(), sort.descending(), SIZE, pager.offset());
    view.render(
        ctx,
        here.apply(ctx),
        "seat/people.jte",
        PeoplePage.of(
            path,
            contract.terms().at(clock.instant()),
            visit.may(Right.CAPS) ? asks.countOpen(contract.id()) : 0,
            people.licences(contract.id()),
            groups.all(contract.id()),
            filter,
            query,
            sort,
            pager,
            rows,
            contract.zone()));
  }
}
