package cloudcredits.account;

import cloudcredits.web.Here;
import java.util.List;

/**
 * The operators' search for people.
 *
 * @param query what was searched for, "" for anybody
 */
public record OperatorPeoplePage(List<Here.Section> sections, String query, List<Person> people) {

  /** Whether there may be more people than those listed. */
  public boolean isCut() {
    return people.size() == AccountService.MOST_FOUND;
  }
}
