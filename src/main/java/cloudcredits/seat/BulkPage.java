package cloudcredits.seat;

import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import java.util.List;

/**
 * Seating a list of people: the list, and what it would do once it was read.
 *
 * @param people the path of the list of people
 * @param inactive why nobody can be seated now, "" when they can
 * @param rows what would happen to each line; empty before a list was given
 * @param answer the rows in a sentence
 * @param confirmed the lines that seat somebody, to be sent again
 */
public record BulkPage(
    String people,
    String inactive,
    List<Choice> licences,
    Form form,
    List<Row> rows,
    String answer,
    List<String> confirmed) {

  /** A line of the list. */
  public record Row(String who, String name, String outcome, boolean acts, boolean grants) {}

  static List<Row> rows(BulkPlan plan) {
    return plan.lines().stream()
        .map(
            line ->
                new Row(
                    line.person().email().map(Object::toString).orElse(line.person().text()),
                    line.name(),
                    line.outcome().words(),
                    line.outcome().acts(),
                    line.grants()))
        .toList();
  }

  static String answer(BulkPlan plan) {
    int acting = plan.acting().size();
    long invited = plan.count(BulkPlan.Outcome.INVITE);
    int passed = plan.lines().size() - acting;
    return (acting == 0
            ? "Nobody would get a seat"
            : Format.plural("person", "people", acting) + " would get a seat")
        + (invited == 0 ? "" : ", " + Format.number(invited) + " with an invitation")
        + (passed == 0 ? "" : ", " + Format.number(passed) + " passed over");
  }

  static List<String> confirmed(BulkPlan plan) {
    return plan.acting().stream().map(line -> line.person().asLine()).toList();
  }
}
