package cloudcredits.report;

import cloudcredits.contract.SettingsTabs;
import cloudcredits.contract.Visit;
import cloudcredits.web.Choice;
import cloudcredits.web.Form;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who gets the report by mail, ready to print.
 *
 * @param people whom the visitor may choose; nobody: the visitor has no role here
 */
public record ReportMailsPage(
    List<Choice> tabs,
    String path,
    List<Row> rows,
    List<Choice> people,
    List<Choice> rhythms,
    List<Choice> views,
    Form form) {

  /**
   * Somebody who gets it.
   *
   * @param file whether the report goes with it, "" when not
   * @param stop where it is stopped, "" where that is not the visitor's to do
   */
  public record Row(
      String name, String email, String rhythm, String view, String file, String stop) {}

  static ReportMailsPage of(
      Visit visit, List<ReportMail> mails, List<Choice> people, List<SavedView> views, Form form) {
    String path = "/contracts/" + visit.contract().number() + "/settings/reports";
    List<String> mine = people.stream().map(Choice::value).toList();
    return new ReportMailsPage(
        SettingsTabs.of(visit),
        path,
        mails.stream().filter(ReportMail::allowed).map(mail -> row(mail, path, mine)).toList(),
        people,
        List.of(
            new Choice(Form.key(Rhythm.WEEK), "Each Monday, of the week before"),
            new Choice(Form.key(Rhythm.MONTH), "On the 1st, of the month before")),
        Stream.concat(
                Stream.of(new Choice("", "Use by user")),
                views.stream().map(view -> new Choice(Integer.toString(view.id()), view.name())))
            .toList(),
        form);
  }

  private static Row row(ReportMail mail, String path, List<String> mine) {
    String person = mail.person().toString();
    return new Row(
        mail.name(),
        mail.email(),
        switch (mail.rhythm()) {
          case WEEK -> "each Monday";
          case MONTH -> "on the 1st";
        },
        mail.view().orElse("Use by user"),
        mail.pdf() ? "with the PDF" : "",
        mine.contains(person) ? path + "/" + person + "/stop" : "");
  }
}
