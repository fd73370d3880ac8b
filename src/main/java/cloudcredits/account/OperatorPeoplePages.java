package cloudcredits.account;

import cloudcredits.credit.PersonId;
import cloudcredits.web.Gate;
import cloudcredits.web.Here;
import cloudcredits.web.Notice;
import cloudcredits.web.PathParams;
import cloudcredits.web.QueryString;
import cloudcredits.web.Refusal;
import cloudcredits.web.View;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;

/** The people, for operators. */
public final class OperatorPeoplePages {

  private static final String PEOPLE = "/operator/people";

  private final View view;
  private final List<Here.Section> sections;
  private final AccountService accounts;

  public OperatorPeoplePages(View view, List<Here.Section> sections, AccountService accounts) {
    this.view = view;
    this.sections = sections;
    this.accounts = accounts;
  }

  /** GET /operator/people, with {@code q} as a part of a name or address. */
  public void list(Context ctx) {
    String query = QueryString.of(ctx).get("q").orElse("");
    view.render(
        ctx,
        "account/operator-people.jte",
        new OperatorPeoplePage(sections, query, accounts.search(query)));
  }

  /** POST /operator/people/{person}/invitation: writes another invitation. */
  public void inviteAgain(Context ctx) {
    Person person =
        accounts
            .find(new PersonId(PathParams.number(ctx, "person")))
            .orElseThrow(Refusal::notFound);
    Invited invited =
        accounts
            .inviteAgain(person.id(), Gate.visitor(ctx).id())
            .orElseThrow(
                () ->
                    new Refusal(
                        HttpStatus.CONFLICT,
                        person.name()
                            + " has opened the account already and needs no invitation."));
    String back = QueryString.EMPTY.with("q", person.email()).on(PEOPLE);
    Notice notice = Notice.of("A new invitation is on its way to " + person.email() + ".");
    view.redirect(
        ctx,
        back,
        invited
            .localLink()
            .map(link -> notice.withLink("Open it, as this is a demo", link))
            .orElse(notice));
  }
}
