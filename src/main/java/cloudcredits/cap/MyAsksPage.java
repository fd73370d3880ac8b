package cloudcredits.cap;

import cloudcredits.contract.Contract;
import cloudcredits.web.Form;
import cloudcredits.web.Format;
import cloudcredits.web.When;
import java.util.List;
import java.util.Optional;

/**
 * A named user's own requests for more.
 *
 * @param path of this page
 * @param my the page of one's own credits
 * @param answer what there is to know first
 * @param seated whether the visitor has a seat, and so may ask
 * @param open the request that waits
 * @param past those that are over
 */
public record MyAsksPage(
    String path,
    String my,
    String answer,
    boolean seated,
    Optional<Row> open,
    List<Row> past,
    Form form) {

  /** A request. */
  public record Row(
      String credits, String reason, When askedAt, String state, String by, Optional<When> at) {}

  static MyAsksPage of(Contract contract, boolean seated, List<Ask> asks, Form form) {
    String my = "/contracts/" + contract.number() + "/my";
    Optional<Row> open =
        asks.stream()
            .filter(ask -> ask.state() == Ask.State.OPEN)
            .findFirst()
            .map(ask -> row(contract, ask));
    return new MyAsksPage(
        my + "/requests",
        my,
        open.map(row -> "You have asked for " + row.credits())
            .orElse("Ask for more shared credits"),
        seated,
        open,
        asks.stream()
            .filter(ask -> ask.state() != Ask.State.OPEN)
            .map(ask -> row(contract, ask))
            .toList(),
        form);
  }

  private static Row row(Contract contract, Ask ask) {
    return new Row(
        Format.creditsInWords(ask.credits()),
        ask.reason(),
        When.dateTime(ask.askedAt(), contract.zone()),
        AsksPage.words(ask.state()),
        ask.decidedBy().orElse(""),
        ask.decidedAt().map(at -> When.date(at, contract.zone())));
  }
}
