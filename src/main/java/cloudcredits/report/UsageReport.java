package cloudcredits.report;

import cloudcredits.credit.Book;
import cloudcredits.report.ReportRepository.Option;
import cloudcredits.report.ReportRepository.Sum;
import java.time.Instant;
import java.util.List;

/**
 * The facts of a usage report, all of one moment.
 *
 * @param book the credits as they are now
 * @param bar how long a bar of the chart is: day, week, month or quarter
 * @param statement of the whole contract, whatever the filter leaves out
 */
record UsageReport(
    UsageFilter filter,
    Book book,
    Instant now,
    String bar,
    List<Sum> sums,
    Statement statement,
    List<UsagePerson> people,
    List<Option> options) {

  List<Sum> rows() {
    return sums.stream().filter(sum -> !sum.bar()).toList();
  }

  List<Sum> bars() {
    return sums.stream().filter(Sum::bar).toList();
  }
}
