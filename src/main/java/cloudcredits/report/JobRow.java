package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.report.JobRepository.JobFact;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * A job in a list, ready to print.
 *
 * @param tag as component/tag.jte marks its state
 */
public record JobRow(
    String service,
    String href,
    String brief,
    When when,
    String code,
    String state,
    String tag,
    String credits) {

  /**
   * @param path where jobs have their pages
   */
  static JobRow of(JobFact job, List<Service> services, ZoneId zone, Instant now, String path) {
    return new JobRow(
        JobWords.service(job, services),
        path + "/" + job.id(),
        JobWords.brief(job, services),
        When.dateTime(job.recordedAt(), zone),
        job.chargeCode().orElse(""),
        JobWords.state(job, now),
        JobWords.tag(job, now),
        Format.credits(JobWords.cost(job, now)));
  }
}
