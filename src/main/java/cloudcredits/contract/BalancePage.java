package cloudcredits.contract;

import cloudcredits.credit.Credits;
import cloudcredits.credit.Expiry;
import cloudcredits.credit.Fund;
import cloudcredits.credit.Pool;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a reseller may know: the shared credits and when they end. Nothing about people or jobs.
 *
 * @param available usable now, of all shared grants
 * @param lasts how long they last, in a sentence without a stop
 * @param expiries the grants that have some left, the soonest first
 */
public record BalancePage(
    String customer,
    String number,
    String kind,
    String available,
    String unit,
    Optional<When> renewal,
    String lasts,
    List<Row> expiries) {

  /**
   * @param relative days from today, beside the date
   */
  public record Row(int grant, When expires, String relative, String reason, String available) {}

  static BalancePage of(Contract contract, Collection<Fund> funds, String lasts, Instant now) {
    List<Fund> shared =
        funds.stream()
            .filter(fund -> fund.grant().pool() == Pool.SHARED)
            .filter(fund -> fund.availableAt(now).isPositive())
            .sorted(
                Comparator.comparing(BalancePage::expiry)
                    .thenComparing(fund -> fund.grant().id().value()))
            .toList();
    Credits available = Credits.sum(shared.stream().map(fund -> fund.availableAt(now)).toList());
    return new BalancePage(
        contract.customer(),
        contract.number(),
        Words.kindAndState(contract, now),
        Format.credits(available),
        available.equals(Credits.of(1)) ? "credit" : "credits",
        contract.renewalAt(now).map(When::date),
        lasts,
        shared.stream().map(fund -> row(contract, fund, now)).toList());
  }

  /** Shared credits always have one. */
  private static Instant expiry(Fund fund) {
    return fund.grant().expiry().at().orElseThrow();
  }

  private static Row row(Contract contract, Fund fund, Instant now) {
    LocalDate day = LocalDate.ofInstant(expiry(fund), contract.zone());
    return new Row(
        fund.grant().id().value(),
        When.date(day),
        Format.relative(day, contract.dayOf(now)),
        reason(fund.grant().expiry().reason()),
        Format.credits(fund.availableAt(now)));
  }

  static String reason(Expiry.Reason reason) {
    return switch (reason) {
      case NEVER -> "they do not expire";
      case ONE_YEAR -> "one year after they were granted";
      case RENEWAL -> "at the renewal date as it stood then";
      case REPLACEMENT -> "returned credits of an expired grant";
    };
  }
}
