package cloudcredits.contract;

import cloudcredits.web.Format;
import cloudcredits.web.Pager;
import cloudcredits.web.When;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The contracts of one person.
 *
 * @param answer the page's heading
 */
public record ContractsPage(String answer, List<Row> rows, Pager pager) {

  /**
   * @param expires when the next shared credits do, for whoever may see them
   * @param lasts how long the shared credits last, "" for whoever may not see them
   * @param left what the person may see of it, with its pool: {@code 1,720 shared}
   */
  public record Row(
      String href,
      String customer,
      String number,
      String kind,
      String state,
      String tag,
      String role,
      Optional<When> renewal,
      Optional<When> expires,
      String lasts,
      String left,
      String pool) {}

  static ContractsPage of(
      List<Listed> contracts, Function<Contract, Outlook> outlooks, Pager pager, Instant now) {
    return new ContractsPage(
        "You have a part in " + Format.plural("contract", pager.total()),
        contracts.stream().map(listed -> row(listed, outlooks, now)).toList(),
        pager);
  }

  private static Row row(Listed listed, Function<Contract, Outlook> outlooks, Instant now) {
    Visit visit = listed.visit();
    Contract contract = visit.contract();
    Optional<Outlook> outlook =
        Optional.of(contract).filter(_ -> visit.may(Right.BALANCE)).map(outlooks);
    return new Row(
        Sections.first(visit),
        contract.customer(),
        contract.number(),
        Words.of(contract.kind()),
        Words.state(contract, now),
        Words.tag(contract, now),
        Words.of(visit.foremost()),
        contract.renewalAt(now).map(When::date),
        outlook.flatMap(Outlook::nextExpiry).map(When::date),
        outlook.map(Outlook::brief).orElse(""),
        Format.credits(listed.left()),
        visit.may(Right.BALANCE) ? "shared" : "your own");
  }
}
