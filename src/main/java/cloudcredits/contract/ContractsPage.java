package cloudcredits.contract;

import cloudcredits.web.Format;
import cloudcredits.web.Pager;
import cloudcredits.web.When;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The contracts of one person.
 *
 * @param answer the page's heading
 */
public record ContractsPage(String answer, List<Row> rows, Pager pager) {

  /**
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
      String left,
      String pool) {}

  static ContractsPage of(List<Listed> contracts, Pager pager, Instant now) {
    return new ContractsPage(
        "You have a part in " + Format.plural("contract", pager.total()),
        contracts.stream().map(listed -> row(listed, now)).toList(),
        pager);
  }

  private static Row row(Listed listed, Instant now) {
    Visit visit = listed.visit();
    Contract contract = visit.contract();
    return new Row(
        Sections.first(visit),
        contract.customer(),
        contract.number(),
        Words.of(contract.kind()),
        Words.state(contract, now),
        Words.tag(contract, now),
        Words.of(visit.foremost()),
        contract.renewalAt(now).map(When::date),
        Format.credits(listed.left()),
        visit.may(Right.BALANCE) ? "shared" : "your own");
  }
}
