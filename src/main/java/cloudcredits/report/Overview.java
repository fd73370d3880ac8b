package cloudcredits.report;

import cloudcredits.credit.Book;
import cloudcredits.report.ReportRepository.Attention;
import cloudcredits.report.ReportRepository.SharedGrant;
import cloudcredits.rollup.Total;
import java.time.Instant;
import java.util.List;

/**
 * The facts of an overview, all of one moment.
 *
 * @param services what each service used in the 13 weeks of the period
 */
record Overview(
    Book book,
    Instant now,
    Runway runway,
    List<SharedGrant> grants,
    UsagePeriod period,
    List<Total> services,
    List<Attention> attention) {}
