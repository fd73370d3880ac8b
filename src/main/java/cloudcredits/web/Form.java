package cloudcredits.web;

import cloudcredits.credit.Credits;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a person typed into a form, and what is to be put right in it. Each reading method answers
 * the value, or empty and notes the error for its field. Of a repeated field the last one counts.
 * The same form is given to the template again, so nothing has to be typed twice.
 */
public final class Form {

  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@<>\"(),:;\\[\\]\\\\]{1,64}@([\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.)+[\\p{L}]{2,63}");
  private static final int LONGEST_EMAIL = 254;
  private static final Pattern CREDITS = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");

  private final Map<String, List<String>> values;
  private final Map<String, String> errors = new LinkedHashMap<>();

  private Form(Map<String, List<String>> values) {
    this.values = Map.copyOf(values);
  }

  /** A form as it was posted. */
  public static Form of(Context ctx) {
    return new Form(ctx.formParamMap());
  }

  /** A form with these values, such as those to be edited. */
  public static Form of(Map<String, List<String>> values) {
    return new Form(values);
  }

  public static Form empty() {
    return new Form(Map.of());
  }

  /** What was typed into the field, unchanged; "" when nothing. */
  public String typed(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? "" : all.getLast();
  }

  /** All values of a field that may repeat, such as ticked rows. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** Whether a box is ticked. */
  public boolean ticked(String name) {
    return !typed(name).isEmpty();
  }

  /** One line of text, trimmed. */
  public Optional<String> text(String name, int longest, String whenMissing) {
    String text = typed(name).strip();
    return text.isEmpty() ? refused(name, whenMissing) : line(name, text, longest);
  }

  /** One line of text, trimmed; "" when left out. */
  public Optional<String> optionalText(String name, int longest) {
    return line(name, typed(name).strip(), longest);
  }

  private Optional<String> line(String name, String text, int longest) {
    if (text.codePointCount(0, text.length()) > longest) {
      return refused(name, Messages.text("form.longer", Format.number(longest)));
    }
    return text.codePoints().anyMatch(Form::unprintable)
        ? refused(name, Messages.text("form.characters"))
        : Optional.of(text);
  }

  private static boolean unprintable(int character) {
    int type = Character.getType(character);
    return Character.isISOControl(character)
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || isDirection(character);
  }

  /** Marks that turn the writing direction can make one name look like another. */
  private static boolean isDirection(int character) {
    return (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }

  /** An e-mail address in lower case, as accounts are known by. */
  public Optional<String> email(String name, String otherwise) {
    String typed = typed(name).strip().toLowerCase(Locale.ROOT);
    return typed.length() <= LONGEST_EMAIL
            && EMAIL.matcher(typed).matches()
            && line(name, typed, LONGEST_EMAIL).isPresent()
        ? Optional.of(typed)
        : refused(name, otherwise);
  }

  /** A whole number from least to most, thousands separators allowed. */
  public Optional<Integer> number(String name, int least, int most, String otherwise) {
    String digits = digits(name);
    return Optional.of(digits)
        .filter(text -> text.matches("-?[0-9]{1,10}"))
        .map(Long::parseLong)
        .filter(number -> number >= least && number <= most)
        .map(Long::intValue)
        .or(() -> refused(name, otherwise));
  }

  /** Credits from zero up, with at most two decimals. */
  public Optional<Credits> credits(String name, String otherwise) {
    return Optional.of(digits(name))
        .filter(text -> CREDITS.matcher(text).matches())
        .map(text -> Credits.of(new BigDecimal(text)))
        .or(() -> refused(name, otherwise));
  }

  private String digits(String name) {
    return typed(name).strip().replaceAll("(?<=[0-9]),(?=[0-9]{3}(?![0-9]))", "");
  }

  /** A date as the browser's date field sends it: 2027-01-12. */
  public Optional<LocalDate> date(String name, String otherwise) {
    try {
      return Optional.of(LocalDate.parse(typed(name).strip()))
          .filter(date -> date.getYear() >= 1 && date.getYear() <= 9999)
          .or(() -> refused(name, otherwise));
    } catch (DateTimeException notADate) {
      return refused(name, otherwise);
    }
  }

  /** One of an enum's constants, sent in lower case with hyphens: {@code contract-manager}. */
  public <E extends Enum<E>> Optional<E> choice(String name, Class<E> type, String otherwise) {
    return choice(name, List.of(type.getEnumConstants()), Form::key, otherwise);
  }

  /** One of these, by the key that the page gave each. */
  public <T> Optional<T> choice(
      String name, List<T> choices, Function<T, String> key, String otherwise) {
    return choices.stream()
        .filter(choice -> key.apply(choice).equals(typed(name)))
        .findFirst()
        .or(() -> refused(name, otherwise));
  }

  /** How an enum's constant is sent by a form. */
  public static String key(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Notes an error that only the caller can find; a field keeps its first one. */
  public void refuse(String name, String whatToDo) {
    errors.putIfAbsent(name, whatToDo);
  }

  private <T> Optional<T> refused(String name, String whatToDo) {
    refuse(name, whatToDo);
    return Optional.empty();
  }

  /** The field's error, "" when there is none. */
  public String error(String name) {
    return errors.getOrDefault(name, "");
  }

  /** Errors by field, in the order in which the fields were read. */
  public Map<String, String> errors() {
    return Collections.unmodifiableMap(errors);
  }

  public boolean isValid() {
    return errors.isEmpty();
  }
}
