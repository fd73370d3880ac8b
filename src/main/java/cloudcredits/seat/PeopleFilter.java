package cloudcredits.seat;

import cloudcredits.web.Form;
import cloudcredits.web.QueryString;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Which people of a contract are looked for.
 *
 * @param text a part of the name or the address; "" for any
 * @param licence on which they have a seat now
 * @param group in which they are
 */
public record PeopleFilter(
    String text, Optional<Integer> licence, Optional<Integer> group, State state) {

  private static final int LONGEST = 200;

  /** Everybody who has a seat. */
  public static final PeopleFilter SEATED =
      new PeopleFilter("", Optional.empty(), Optional.empty(), State.SEATED);

  /** How somebody stands to the contract's credits. */
  public enum State {
    SEATED("Seated"),
    PERMITTED("May use credits"),
    NOT_PERMITTED("Without permission"),
    SUSPENDED("Suspended credits"),
    FORMER("No longer seated");

    private final String words;

    State(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** What the address asks for; what can't be understood is left out. */
  static PeopleFilter of(QueryString query) {
    return new PeopleFilter(
        query.get("q").map(PeopleFilter::clean).orElse(""),
        query.get("licence").flatMap(PeopleFilter::number),
        query.get("group").flatMap(PeopleFilter::number),
        query
            .get("state")
            .flatMap(
                asked ->
                    Arrays.stream(State.values())
                        .filter(state -> Form.key(state).equals(asked))
                        .findFirst())
            .orElse(State.SEATED));
  }

  private static String clean(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "").strip();
    return printable
        .codePoints()
        .limit(LONGEST)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .toLowerCase(Locale.ROOT);
  }

  private static Optional<Integer> number(String text) {
    return Optional.of(text).filter(digits -> digits.matches("[0-9]{1,9}")).map(Integer::valueOf);
  }

  /** Whether anything but the state is asked for. */
  boolean narrows() {
    return !text.isEmpty() || licence.isPresent() || group.isPresent();
  }
}
