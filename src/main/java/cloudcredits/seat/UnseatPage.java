package cloudcredits.seat;

import cloudcredits.contract.Contract;
import cloudcredits.web.Format;
import java.util.ArrayList;
import java.util.List;

/**
 * What freeing a seat does, before it is done.
 *
 * @param person the path of the person's page
 * @param effects one sentence each
 */
public record UnseatPage(
    String person, String name, String product, int licence, List<String> effects) {

  static UnseatPage of(Contract contract, Stranded stranded) {
    return new UnseatPage(
        SeatNotices.person(contract, stranded.person().id()),
        stranded.person().name(),
        stranded.seat().product(),
        stranded.seat().licence(),
        effects(stranded));
  }

  private static List<String> effects(Stranded stranded) {
    var effects = new ArrayList<String>();
    effects.add("The seat is free for somebody else.");
    effects.add(jobs(stranded));
    if (stranded.openHolds() > 0) {
      effects.add(
          "%s with %s held: what runs may finish and settles."
              .formatted(
                  Format.plural("job runs", "jobs run", stranded.openHolds()),
                  Format.creditsInWords(stranded.held())));
    }
    if (stranded.suspends()) {
      effects.add(
          "%s individual credits are suspended. They come back when the person is seated on this contract again; nobody else can use them."
              .formatted(Format.credits(stranded.individual())));
    }
    if (stranded.withdrawsRequest()) {
      effects.add(
          "The open request for %s more is withdrawn."
              .formatted(Format.credits(stranded.request().orElseThrow())));
    }
    effects.add("What was used stays in the reports. Cap and group are kept.");
    return List.copyOf(effects);
  }

  private static String jobs(Stranded stranded) {
    if (stranded.staysPermitted()) {
      return "Another seat with permission stays, so new jobs can still be run.";
    }
    return stranded.seat().permitted()
        ? "New jobs are refused at once."
        : "New jobs are refused, as they are now: the seat has no permission.";
  }
}
