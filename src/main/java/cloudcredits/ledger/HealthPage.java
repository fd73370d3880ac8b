package cloudcredits.ledger;

import cloudcredits.ledger.HealthService.Health;
import cloudcredits.web.Here;
import cloudcredits.web.When;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The ledger's health, for operators.
 *
 * @param title the answer in one sentence
 * @param checked when the last check was; empty before the first
 */
public record HealthPage(
    List<Here.Section> sections, String title, Optional<When> checked, List<Row> rows) {

  /**
   * A check.
   *
   * @param state "Holds", or how many rows contradict it
   * @param examples the first of those rows
   */
  public record Row(String what, boolean sound, String state, List<String> examples) {}

  static HealthPage of(List<Here.Section> sections, Optional<Health> last) {
    return new HealthPage(
        sections,
        title(last),
        last.map(health -> When.dateTime(health.checkedAt(), ZoneOffset.UTC)),
        last.map(Health::findings).orElse(List.of()).stream().map(HealthPage::row).toList());
  }

  private static String title(Optional<Health> last) {
    return last.map(health -> health.isSound() ? "The ledger is sound" : "Something is wrong")
        .orElse("The ledger has not been checked yet");
  }

  private static Row row(Finding finding) {
    String state = finding.isSound() ? "Holds" : finding.wrong() + " wrong";
    return new Row(finding.what(), finding.isSound(), state, finding.examples());
  }
}
