package cloudcredits.catalogue;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Here;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * The versions of a service's rate and the form for the next one.
 *
 * @param path of this page
 * @param words the rate in force, or that there is none
 * @param after the latest version, which the form sends back
 * @param rates the latest first
 */
public record OperatorRatePage(
    List<Here.Section> sections,
    String path,
    String name,
    String product,
    String words,
    boolean selfPriced,
    int after,
    List<ServicePage.VariableRow> variables,
    List<ServicePage.RateRow> rates,
    Form form) {

  /** When the next version may start. */
  public List<Choice> starts() {
    return RateForm.STARTS;
  }

  static OperatorRatePage of(List<Here.Section> sections, Service service, Form form, Instant now) {
    return new OperatorRatePage(
        sections,
        OperatorRatePages.path(service),
        service.name(),
        service.product(),
        ServicePage.wordsAt(service, now),
        service.selfPriced(),
        service.latestRate().map(Rate::version).orElse(0),
        ServicePage.variables(service),
        ServicePage.rates(service, ZoneOffset.UTC, now),
        form);
  }
}
