package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.credit.PersonId;
import cloudcredits.credit.Rules;
import cloudcredits.report.ReportRepository.Option;
import cloudcredits.report.UnusualRepository.Left;
import cloudcredits.rollup.Dimension;
import cloudcredits.rollup.Total;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Finds what stands out in a contract's use. */
public final class UnusualService {

  private final ReportService reports;
  private final Clock clock;
  private final ReportRepository names = new ReportRepository();
  private final UnusualRepository repository = new UnusualRepository();
  private final UseService use = new UseService();

  public UnusualService(ReportService reports, Clock clock) {
    this.reports = reports;
    this.clock = clock;
  }

  /**
   * What stands out in a period, all of one moment.
   *
   * @param gone what people used who have no seat any more, by user
   * @param left on which day each of them lost the last one
   * @param afterwards of what they used, what was charged after that day
   * @param uncoded what was used without a charge code where one is asked for, by user
   * @param people those who are named
   * @param unlisted what was used with codes that the contract does not list, by code
   */
  record Unusual(
      UsageFilter filter,
      Instant now,
      List<Standout> users,
      List<Standout> services,
      List<Total> gone,
      Map<PersonId, LocalDate> left,
      List<Total> afterwards,
      List<Total> uncoded,
      List<Total> unlisted,
      List<UsagePerson> people,
      List<UsagePerson> choosable,
      boolean many,
      List<Option> options) {

    boolean isEmpty() {
      return users.isEmpty()
          && services.isEmpty()
          && gone.isEmpty()
          && uncoded.isEmpty()
          && unlisted.isEmpty();
    }
  }

  /** Of the months that begin in the period, or in which it lies. */
  Unusual unusual(Contract contract, UsageFilter filter) {
    Instant now = clock.instant();
    return reports.read(
        contract,
        (handle, book) -> {
          Rules.ChargeCodes codes = book.rules().chargeCodes();
          Map<PersonId, LocalDate> left = left(handle, contract);
          List<Standout> users = standouts(handle, contract, filter, now, Dimension.USER);
          List<Total> gone = by(handle, contract, filter.ofThoseGone(), now, Dimension.USER);
          List<Total> uncoded =
              codes.codes() == Rules.Codes.REQUIRED
                  ? by(handle, contract, filter.withoutCode(), now, Dimension.USER)
                  : List.of();
          return new Unusual(
              filter,
              now,
              users,
              standouts(handle, contract, filter, now, Dimension.SERVICE),
              gone,
              left,
              use.after(handle, contract, filter, left),
              uncoded,
              codes.codes() != Rules.Codes.OFF && codes.listed()
                  ? unlisted(handle, contract, filter, now)
                  : List.of(),
              names.people(
                  handle,
                  contract.id(),
                  Stream.of(
                          users.stream().map(Standout::key),
                          gone.stream().map(Total::key),
                          uncoded.stream().map(Total::key))
                      .flatMap(keys -> keys)
                      .map(key -> new PersonId(Integer.parseInt(key)))
                      .collect(Collectors.toSet())),
              reports.choosable(handle, contract, filter),
              reports.many(handle, contract),
              names.options(handle, contract.id(), contract.zone()));
        });
  }

  private Map<PersonId, LocalDate> left(Handle handle, Contract contract) {
    return repository.left(handle, contract.id()).stream()
        .collect(Collectors.toMap(Left::person, left -> contract.dayOf(left.leftAt())));
  }

  private List<Standout> standouts(
      Handle handle, Contract contract, UsageFilter filter, Instant now, Dimension of) {
    LocalDate from = firstMonth(filter.period());
    LocalDate back = from.minusMonths(Standout.MONTHS_BACK);
    var looked = new UsagePeriod("", "", back, filter.period().to());
    return Standout.among(
        use.months(handle, contract, filter.during(looked), now, of), from, of == Dimension.USER);
  }

  /** A month that began before the period is not looked at, unless the period is no longer. */
  private static LocalDate firstMonth(UsagePeriod period) {
    LocalDate first = Span.MONTH.start(period.from());
    boolean begins = first.equals(period.from()) || first.equals(Span.MONTH.start(period.to()));
    return begins ? first : Span.MONTH.next(first);
  }

  private List<Total> unlisted(Handle handle, Contract contract, UsageFilter filter, Instant now) {
    Set<String> listed = repository.listed(handle, contract.id());
    return by(handle, contract, filter, now, Dimension.CODE).stream()
        .filter(total -> !total.key().isEmpty() && !listed.contains(total.key()))
        .toList();
  }

  private List<Total> by(
      Handle handle, Contract contract, UsageFilter filter, Instant now, Dimension of) {
    return use.of(handle, contract, filter, now, Set.of(), of).stream()
        .filter(total -> !total.used().isZero())
        .toList();
  }
}
