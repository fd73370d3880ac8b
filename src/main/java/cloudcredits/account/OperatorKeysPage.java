package cloudcredits.account;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Here;
import cloudcredits.web.When;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The operators' page of API keys.
 *
 * @param services what a new key may be for
 * @param fresh the text of a key that was just made: shown now and never again
 */
public record OperatorKeysPage(
    List<Here.Section> sections,
    Form form,
    List<Choice> services,
    List<Row> keys,
    Optional<String> fresh) {

  /**
   * A key.
   *
   * @param services their keys, with commas
   * @param by who made it, "" when nobody is known
   */
  public record Row(
      int id, String name, String services, When created, String by, Optional<When> revoked) {

    static Row of(ApiKey key) {
      return new Row(
          key.id(),
          key.name(),
          String.join(", ", key.services()),
          utc(key.createdAt()),
          key.createdBy().orElse(""),
          key.revokedAt().map(Row::utc));
    }

    private static When utc(Instant at) {
      return When.dateTime(at, ZoneOffset.UTC);
    }
  }
}
