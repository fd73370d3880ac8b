package cloudcredits.contract;

import cloudcredits.credit.Balance;
import cloudcredits.credit.Credits;
import cloudcredits.credit.Fund;
import cloudcredits.credit.Pool;
import cloudcredits.credit.Terms;
import cloudcredits.web.Format;
import cloudcredits.web.Here;
import cloudcredits.web.When;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A contract as an operator sees it.
 *
 * @param path of this page, to which those that change the contract are added
 * @param sheet where the customer's own pages of it begin
 * @param cancelled whether nothing of it can be changed any more
 */
public record OperatorContractPage(
    List<Here.Section> sections,
    String path,
    String sheet,
    String customer,
    String number,
    String kind,
    String zone,
    boolean cancelled,
    Optional<When> renewal,
    String relative,
    String shared,
    String held,
    String individual,
    String creditLimit,
    String manager,
    String reseller,
    List<TermRow> terms,
    List<LicenceRow> licences) {

  public record TermRow(When starts, When renewal, String state, String tag) {}

  public record LicenceRow(
      String href, String product, String serial, String taken, String seats) {}

  /** What the page is made of. */
  record Facts(
      Contract contract,
      List<Licence> licences,
      RoleHolder manager,
      Optional<Reseller> reseller,
      Collection<Fund> funds) {}

  static OperatorContractPage of(List<Here.Section> sections, Facts facts, Instant now) {
    Contract contract = facts.contract();
    LocalDate today = contract.dayOf(now);
    String path = OperatorPaths.of(contract);
    return new OperatorContractPage(
        sections,
        path,
        Sections.pathOf(contract),
        contract.customer(),
        contract.number(),
        Words.kindAndState(contract, now),
        contract.zone().getId(),
        contract.terms().isCancelledAt(now),
        contract.renewalAt(now).map(When::date),
        contract.renewalAt(now).map(day -> Format.relative(day, today)).orElse(""),
        Format.credits(available(facts.funds(), Pool.SHARED, now)),
        Format.credits(held(facts.funds())),
        Format.credits(available(facts.funds(), Pool.INDIVIDUAL, now)),
        Format.money(contract.creditLimit()),
        facts.manager().name() + ", " + facts.manager().email(),
        facts.reseller().map(Reseller::name).orElse("none"),
        contract.terms().terms().reversed().stream().map(term -> row(term, today)).toList(),
        facts.licences().stream().map(licence -> row(path, licence)).toList());
  }

  static Credits available(Collection<Fund> funds, Pool pool, Instant now) {
    return Credits.sum(
        funds.stream()
            .filter(fund -> fund.grant().pool() == pool)
            .map(fund -> fund.availableAt(now))
            .toList());
  }

  static Credits held(Collection<Fund> funds) {
    return Credits.sum(funds.stream().map(Fund::balance).map(Balance::held).toList());
  }

  private static TermRow row(Terms.Term term, LocalDate today) {
    boolean toCome = term.startsOn().isAfter(today);
    boolean past = !term.renewalOn().isAfter(today);
    return new TermRow(
        When.date(term.startsOn()),
        When.date(term.renewalOn()),
        toCome ? "to come" : past ? "past" : "running",
        toCome || past ? "" : "live");
  }

  private static LicenceRow row(String path, Licence licence) {
    return new LicenceRow(
        path + "/licences/" + licence.id(),
        licence.product(),
        licence.serial(),
        Format.number(licence.seatsTaken()),
        Format.number(licence.seats()));
  }
}
