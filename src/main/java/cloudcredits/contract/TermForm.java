package cloudcredits.contract;

import cloudcredits.credit.Terms;
import cloudcredits.web.Form;
import java.time.LocalDate;
import java.util.Optional;

/** Reads a term: its start and its renewal date. */
final class TermForm {

  private TermForm() {}

  static Optional<Terms.Term> read(Form form) {
    Optional<LocalDate> start = form.date("starts-on", "Enter the day on which the term begins");
    Optional<LocalDate> renewal = form.date("renewal-on", "Enter the renewal date");
    return start.flatMap(from -> renewal.flatMap(until -> term(form, from, until)));
  }

  private static Optional<Terms.Term> term(Form form, LocalDate from, LocalDate until) {
    if (!until.isAfter(from)) {
      form.refuse("renewal-on", "Enter a renewal date after the start");
      return Optional.empty();
    }
    if (until.isAfter(from.plusYears(Renewal.MOST_YEARS))) {
      form.refuse("renewal-on", "Enter a renewal date within ten years of the start");
      return Optional.empty();
    }
    return Optional.of(new Terms.Term(from, until));
  }
}
