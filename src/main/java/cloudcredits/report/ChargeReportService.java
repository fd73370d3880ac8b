package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.web.QueryString;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Reads what a contract's credits cost, and what was used, returned and lost of them. */
public final class ChargeReportService {

  private final ReportService reports;
  private final Clock clock;
  private final ChargeRepository repository = new ChargeRepository();

  public ChargeReportService(ReportService reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * Hands on every charge of a period, the earliest entry first, all of one moment. Only a few are
   * in memory at a time, besides the contract's grants.
   */
  public void each(Contract contract, UsagePeriod period, Consumer<ChargedLine> each) {
    reports.read(
        handle -> {
          handle.execute("set transaction read only");
          Map<Integer, Priced> grants = grants(handle, contract);
          repository.each(
              handle,
              contract.id(),
              contract.zone(),
              period,
              line -> each.accept(grants.get(line.grant()).charge(line)));
        });
  }

  /** The days that an address asks for. */
  public UsagePeriod period(Contract contract, QueryString address) {
    return UsageFilter.of(address, contract.terms(), contract.dayOf(clock.instant())).period();
  }

  /** A grant replaces an earlier one only, whose price is known by then. */
  private Map<Integer, Priced> grants(Handle handle, Contract contract) {
    var priced = new HashMap<Integer, Priced>();
    for (ChargedGrant grant : repository.grants(handle, contract.id())) {
      ChargedGrant bought = grant.replaces().map(id -> priced.get(id).bought()).orElse(grant);
      priced.put(grant.id(), new Priced(grant, bought));
    }
    return priced;
  }

  /**
   * @param bought whose credits they were at first
   */
  private record Priced(ChargedGrant grant, ChargedGrant bought) {

    ChargedLine charge(ChargeLine line) {
      return new ChargedLine(line, grant, bought.currency(), bought.listed(), bought.paid());
    }
  }
}
