package cloudcredits.contract;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Here;
import java.util.List;
import java.util.Map;

/**
 * A change of a contract before it is made: what it does, and what has to be said.
 *
 * @param effects one sentence each
 * @param hidden fields that are sent again as they are
 * @param question whether the form only asks for the effect, by its address, and changes nothing
 * @param stop whether it costs something or can't be undone
 */
public record OperatorChangePage(
    List<Here.Section> sections,
    String title,
    List<String> effects,
    Form form,
    List<Field> fields,
    Map<String, String> hidden,
    String action,
    boolean question,
    boolean stop,
    String button,
    String back) {

  /**
   * A field of the form.
   *
   * @param choices for a select box; empty for a text
   */
  public record Field(String name, String label, String type, String hint, List<Choice> choices) {

    static Field text(String name, String label, String hint) {
      return new Field(name, label, "text", hint, List.of());
    }

    static Field date(String name, String label, String hint) {
      return new Field(name, label, "date", hint, List.of());
    }
  }

  /** A change that is made at once with what is typed. */
  static OperatorChangePage of(
      List<Here.Section> sections,
      Contract contract,
      String page,
      String title,
      List<String> effects,
      Form form,
      List<Field> fields,
      String button) {
    String path = OperatorPaths.of(contract);
    return new OperatorChangePage(
        sections, title, effects, form, fields, Map.of(), path + page, false, false, button, path);
  }

  /** The same for what costs something or can't be undone. */
  OperatorChangePage asStop() {
    return new OperatorChangePage(
        sections, title, effects, form, fields, hidden, action, question, true, button, back);
  }

  /** The same as a question, which changes nothing. */
  OperatorChangePage asQuestion() {
    return new OperatorChangePage(
        sections, title, effects, form, fields, hidden, action, true, stop, button, back);
  }

  /** The same with values that are sent again as they are. */
  OperatorChangePage with(Map<String, String> values) {
    return new OperatorChangePage(
        sections, title, effects, form, fields, values, action, question, stop, button, back);
  }
}
