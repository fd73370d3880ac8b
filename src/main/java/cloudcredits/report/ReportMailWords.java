package cloudcredits.report;

import cloudcredits.contract.Contract;
import cloudcredits.web.Format;
import cloudcredits.web.QueryString;
import java.net.URI;
import java.util.stream.Collectors;

/** The usage report in a mail: its figures in words, and where it stands. */
final class ReportMailWords {

  private static final int NAMED = 5;

  private ReportMailWords() {}

  static String subject(Contract contract, UsagePeriod period, UsagePaper paper) {
    return "%s credits used, %s, contract %s"
        .formatted(paper.usage().used(), days(period), contract.number());
  }

  static String body(
      Contract contract,
      ReportMail mail,
      UsagePeriod period,
      UsagePaper paper,
      String portal,
      QueryString address,
      URI stopsAt) {
    String path = portal + "/contracts/" + contract.number();
    return """
        Hello %s,

        %s, contract %s, %s%s:

        Used: %s credits
        Left at the end of it: %s credits
        %s.
        %s
        The report of exactly these days%s:
        %s

        Other days or another view:
        %s/settings/reports
        No more of these mails:
        %s
        """
        .formatted(
            mail.name(),
            contract.customer(),
            contract.number(),
            days(period),
            mail.view().map(view -> ", view " + view).orElse(""),
            paper.usage().used(),
            paper.usage().left(),
            paper.runwaySays(),
            most(paper),
            mail.pdf() ? ", which goes with this mail as PDF" : "",
            address.on(path + "/usage"),
            path,
            stopsAt);
  }

  /** Who or what used most; nothing where nothing was used. */
  private static String most(UsagePaper paper) {
    String rows =
        paper.rows().stream()
            .filter(row -> !row.used().equals("0"))
            .limit(NAMED)
            .map(row -> "  " + row.label() + ": " + row.used() + "\n")
            .collect(Collectors.joining());
    return rows.isEmpty() ? "" : "\n" + paper.usage().by().label() + ", used:\n" + rows;
  }

  /** What was chosen, in words. */
  static String chosen(ReportMail mail) {
    return switch (mail.rhythm()) {
          case WEEK -> "each Monday";
          case MONTH -> "on the 1st";
        }
        + mail.view().map(view -> ", view " + view).orElse("")
        + (mail.pdf() ? ", as PDF too" : "");
  }

  /** What the report is called as a file. */
  static String file(Contract contract, UsagePeriod period) {
    return "usage-%s-%s-to-%s.pdf".formatted(contract.number(), period.from(), period.to());
  }

  private static String days(UsagePeriod period) {
    return Format.date(period.from()) + " to " + Format.date(period.to());
  }
}
