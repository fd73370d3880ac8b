package cloudcredits.contract;

import cloudcredits.web.Format;
import cloudcredits.web.Here;
import cloudcredits.web.Pager;
import cloudcredits.web.When;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The operators' list of contracts.
 *
 * @param query what was searched for, "" for all
 */
public record OperatorContractsPage(
    List<Here.Section> sections, String query, String answer, List<Row> rows, Pager pager) {

  public record Row(
      String href,
      String customer,
      String number,
      String kind,
      String state,
      String tag,
      Optional<When> renewal,
      String relative,
      String left) {}

  static OperatorContractsPage of(
      List<Here.Section> sections, String query, List<Listed> found, Pager pager, Instant now) {
    return new OperatorContractsPage(
        sections,
        query,
        Format.plural("contract", pager.total()) + (query.isEmpty() ? "" : " found"),
        found.stream().map(listed -> row(listed, now)).toList(),
        pager);
  }

  private static Row row(Listed listed, Instant now) {
    Contract contract = listed.visit().contract();
    return new Row(
        OperatorPaths.of(contract),
        contract.customer(),
        contract.number(),
        Words.of(contract.kind()),
        Words.state(contract, now),
        Words.tag(contract, now),
        contract.renewalAt(now).map(When::date),
        contract.renewalAt(now).map(day -> Format.relative(day, contract.dayOf(now))).orElse(""),
        Format.credits(listed.left()));
  }
}
