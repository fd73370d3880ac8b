package cloudcredits.rollup;

import cloudcredits.credit.PersonId;
import java.util.Optional;
import java.util.Set;

/**
 * Which use counts; what is empty leaves nothing out.
 *
 * @param people these only
 * @param seated only people who have a seat now, or only those who have none any more
 * @param group 0: people without a group
 * @param code "": jobs without a charge code
 * @param licence 0: jobs of which the licence is not known
 */
public record UseFilter(
    Set<PersonId> people,
    Optional<Boolean> seated,
    Optional<String> service,
    Optional<Integer> group,
    Optional<String> code,
    Optional<Integer> licence) {

  /** Everything. */
  public static final UseFilter NONE =
      new UseFilter(
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  public UseFilter {
    people = Set.copyOf(people);
  }

  /** The same for these people only, such as those of one page of a table. */
  public UseFilter withPeople(Set<PersonId> only) {
    return new UseFilter(only, seated, service, group, code, licence);
  }
}
