package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.contract.Contract;
import cloudcredits.credit.Credits;
import cloudcredits.report.JobReportService.OfPerson;
import cloudcredits.rollup.Total;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.Pager;
import cloudcredits.web.QueryString;
import cloudcredits.web.When;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person used and may still use, ready to print. */
public record PersonUsagePage(
    String name,
    String email,
    String state,
    Optional<String> group,
    List<String> problems,
    String used,
    String length,
    When from,
    When to,
    String individual,
    String individualNote,
    String capLeft,
    String capNote,
    List<ServiceUse> services,
    List<JobRow> jobs,
    Pager pager,
    String path,
    Form form,
    List<Choice> periods,
    String seat,
    String all) {

  public record ServiceUse(String name, String href, String used, String jobs, String refused) {}

  static PersonUsagePage of(
      Contract contract,
      UsagePerson person,
      OfPerson facts,
      UsagePeriod.Read period,
      List<Service> services,
      Pager pager) {
    String path = "/contracts/" + contract.number();
    Holdings left = facts.holdings();
    return new PersonUsagePage(
        person.name(),
        person.email(),
        UsageLine.state(person),
        person.groupName(),
        period.problem().stream().toList(),
        Format.credits(Credits.sum(facts.sums().stream().map(Total::used).toList())),
        period.period().length(),
        period.period().first(),
        When.date(period.period().to()),
        Format.credits(left.individual()),
        left.usable() || left.individual().isZero() ? "given once, theirs alone" : "suspended",
        left.cap().isPresent() || !left.usable() ? Format.credits(left.sharedAllowed()) : "no cap",
        cap(left),
        services(facts.sums(), services, path, jobs(person, period.period())),
        facts.jobs().stream()
            .map(job -> JobRow.of(job, services, contract.zone(), facts.now(), path + "/jobs"))
            .toList(),
        pager,
        path + "/usage/people/" + person.id(),
        Form.of(Map.of("period", List.of(period.period().key()))),
        Periods.named(contract.terms(), contract.dayOf(facts.now())),
        path + "/people/" + person.id(),
        path + "/usage");
  }

  private static String cap(Holdings left) {
    if (!left.usable()) {
      return "nothing can be used without a seat with permission on an active contract";
    }
    return left.cap().map(cap -> "cap of " + cap.cap()).orElse("all that the contract has");
  }

  /** The jobs of this person in the period. */
  private static QueryString jobs(UsagePerson person, UsagePeriod period) {
    return Periods.on(QueryString.EMPTY.with("person", person.id().toString()), period);
  }

  private static List<ServiceUse> services(
      List<Total> sums, List<Service> services, String path, QueryString jobs) {
    return sums.stream()
        .sorted(Comparator.comparing(Total::used).reversed())
        .map(
            sum ->
                new ServiceUse(
                    services.stream()
                        .filter(service -> service.key().equals(sum.key()))
                        .map(Service::name)
                        .findFirst()
                        .orElse(sum.key()),
                    jobs.with("service", sum.key()).on(path + "/usage/jobs"),
                    Format.credits(sum.used()),
                    Format.number(sum.jobs()),
                    Format.number(sum.refused())))
        .toList();
  }
}
