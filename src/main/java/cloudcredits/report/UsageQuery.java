package cloudcredits.report;

import cloudcredits.rollup.Outcome;
import cloudcredits.web.QueryString;
import java.time.LocalDate;

/** The one query that stands for a filter: in a fixed order, without what could not be read. */
final class UsageQuery {

  private UsageQuery() {}

  static QueryString of(UsageFilter filter) {
    QueryString views =
        QueryString.EMPTY
            .with("by", filter.by().key())
            .with("and", filter.across().map(By::key).orElse(""));
    return Periods.on(views, filter.period())
        .with("person", filter.person().map(String::valueOf).orElse(""))
        .with("service", filter.service().orElse(""))
        .with("group", filter.group().map(String::valueOf).orElse(""))
        .with("code", filter.code().map(UsageQuery::code).orElse(""))
        .with("licence", filter.licence().map(String::valueOf).orElse(""))
        .with("state", filter.outcome().map(Outcome::key).orElse(""))
        .with("seat", filter.seated().map(seated -> seated ? "now" : "left").orElse(""))
        .with(UsageFilter.AS_OF, filter.asOf().map(LocalDate::toString).orElse(""));
  }

  private static String code(String code) {
    return code.isEmpty() ? UsageFilter.NO_CODE : code;
  }
}
