package cloudcredits.report;

import cloudcredits.web.QueryString;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A user who is typed by name or e-mail, where there are too many to choose from a list.
 *
 * @param query with the person's number in place of what was typed, when just one is meant
 * @param problem whom it could be, or that nobody is called so
 */
record TypedPerson(QueryString query, Optional<String> problem) {

  private static final int MOST_NAMED = 6;

  /** Reads {@code who} of an address; a whole name or address wins over a part. */
  static TypedPerson of(QueryString asked, List<UsagePerson> people) {
    String typed = asked.get("who").orElse("").strip().toLowerCase(Locale.ROOT);
    QueryString query = asked.without("who");
    if (asked.get("who").isEmpty()) {
      return new TypedPerson(query, Optional.empty());
    }
    if (typed.isEmpty()) {
      return new TypedPerson(query.without("person"), Optional.empty());
    }
    List<UsagePerson> whole =
        people.stream()
            .filter(p -> lower(p.name()).equals(typed) || lower(p.email()).equals(typed))
            .toList();
    List<UsagePerson> found =
        !whole.isEmpty()
            ? whole
            : people.stream()
                .filter(p -> lower(p.name()).contains(typed) || lower(p.email()).contains(typed))
                .toList();
    return found.size() == 1
        ? new TypedPerson(query.with("person", found.getFirst().id().toString()), Optional.empty())
        : new TypedPerson(query.without("person"), Optional.of(problem(found)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static String problem(List<UsagePerson> found) {
    return found.isEmpty()
        ? "Nobody on this contract is called so. Shown are all users."
        : "That could be "
            + found.stream()
                .limit(MOST_NAMED)
                .map(UsagePerson::email)
                .collect(Collectors.joining(", "))
            + (found.size() > MOST_NAMED ? " or somebody else" : "")
            + ": give the whole name or e-mail address. Shown are all users.";
  }
}
