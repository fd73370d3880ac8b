package cloudcredits.account;

import cloudcredits.web.Here;
import cloudcredits.web.When;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The audit trail, for operators.
 *
 * @param older where the lines before these are, when there are any
 */
public record OperatorAuditPage(
    List<Here.Section> sections, List<AuditLine> lines, Optional<String> older) {

  public When when(AuditLine line) {
    return When.dateTime(line.at(), ZoneOffset.UTC);
  }
}
