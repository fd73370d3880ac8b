package cloudcredits.report;

import cloudcredits.catalogue.Service;
import cloudcredits.contract.Contract;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import cloudcredits.report.UnusualService.Unusual;
import cloudcredits.rollup.Total;
import cloudcredits.web.Format;
import cloudcredits.web.QueryString;
import cloudcredits.web.When;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who and what stands out, ready to print.
 *
 * @param above users and services far above what is usual
 * @param outside use outside the contract's rules
 */
public record UnusualPage(
    String answer,
    When from,
    When to,
    List<String> problems,
    UsageFields fields,
    List<Above> above,
    List<Outside> outside,
    String rest) {

  private static final int MOST = 50;

  /**
   * @param usual the median that it is held against, and of what
   */
  public record Above(
      String name,
      String href,
      String month,
      String used,
      String jobs,
      String usual,
      String factor) {}

  public record Outside(String name, String href, String what, String used, String jobs) {}

  static UnusualPage of(
      Contract contract, Unusual facts, List<Service> services, QueryString asked) {
    UsageNames names =
        UsageNames.of(
            Stream.concat(facts.people().stream(), facts.choosable().stream()).toList(),
            services,
            facts.options());
    UsageLinks links = UsageLinks.of(contract.number(), asked, facts.filter());
    List<Above> above =
        Stream.concat(
                facts.users().stream().map(found -> above(found, By.USER, names, links)),
                facts.services().stream().map(found -> above(found, By.SERVICE, names, links)))
            .toList();
    List<Outside> outside = outside(facts, names, links);
    int left = Math.max(0, above.size() - MOST) + Math.max(0, outside.size() - MOST);
    return new UnusualPage(
        answer(facts),
        facts.filter().period().first(),
        When.date(facts.filter().period().to()),
        facts.filter().problems(),
        UsageFields.of(
            new UsageFields.Facts(
                contract,
                contract.dayOf(facts.now()),
                facts.choosable(),
                facts.many(),
                services,
                facts.options(),
                names),
            links,
            links.path() + "/unusual",
            links.unusual()),
        above.stream().limit(MOST).toList(),
        outside.stream().limit(MOST).toList(),
        left == 0
            ? ""
            : Format.number(left) + " more are not shown: choose a shorter period or a group.");
  }

  private static String answer(Unusual facts) {
    var words = new ArrayList<String>();
    long users = facts.users().stream().map(Standout::key).distinct().count();
    long services = facts.services().stream().map(Standout::key).distinct().count();
    if (users > 0) {
      words.add(Format.plural("user", users));
    }
    if (services > 0) {
      words.add(Format.plural("service", services));
    }
    return words.isEmpty()
        ? "Nobody used far more than usual"
        : String.join(" and ", words) + " used far more than usual";
  }

  private static Above above(Standout found, By by, UsageNames names, UsageLinks links) {
    String month = found.month().toString();
    return new Above(
        names.of(by, found.key()),
        links.row(by, found.key()),
        names.of(By.MONTH, month),
        Format.credits(found.used()),
        links.jobs(by, found.key(), By.MONTH, month),
        Format.credits(rounded(found.usual()))
            + switch (found.against()) {
              case OWN_PAST -> ", median of " + Format.plural("own month", found.others());
              case PEERS -> ", median of " + Format.plural("other user", found.others());
            },
        factor(found));
  }

  /** A median of logarithms is no exact figure. */
  private static Credits rounded(Credits usual) {
    return Credits.of(Math.round(usual.hundredths() / 100.0));
  }

  private static String factor(Standout found) {
    double times = (double) found.used().hundredths() / Math.max(1, found.usual().hundredths());
    return RunwayWords.rate(times) + " times";
  }

  private static List<Outside> outside(Unusual facts, UsageNames names, UsageLinks links) {
    Map<String, Credits> afterwards =
        facts.afterwards().stream().collect(Collectors.toMap(Total::key, Total::used));
    return Stream.of(
            facts.gone().stream()
                .sorted(Comparator.comparing(Total::used).reversed())
                .map(total -> gone(total, facts, afterwards, names, links)),
            facts.uncoded().stream()
                .sorted(Comparator.comparing(Total::used).reversed())
                .map(
                    total ->
                        new Outside(
                            names.of(By.USER, total.key()),
                            links.row(By.USER, total.key()),
                            "used without a charge code, which the contract requires",
                            Format.credits(total.used()),
                            links.jobs(By.USER, total.key(), By.CODE, ""))),
            facts.unlisted().stream()
                .sorted(Comparator.comparing(Total::used).reversed())
                .map(
                    total ->
                        new Outside(
                            names.of(By.CODE, total.key()),
                            links.row(By.CODE, total.key()),
                            "is a charge code that the contract does not list",
                            Format.credits(total.used()),
                            links.jobs(By.CODE, total.key()))))
        .flatMap(found -> found)
        .toList();
  }

  private static Outside gone(
      Total total,
      Unusual facts,
      Map<String, Credits> afterwards,
      UsageNames names,
      UsageLinks links) {
    return new Outside(
        names.of(By.USER, total.key()),
        links.row(By.USER, total.key()),
        Optional.ofNullable(facts.left().get(new PersonId(Integer.parseInt(total.key()))))
            .map(day -> left(day, afterwards.getOrDefault(total.key(), Credits.ZERO)))
            .orElse("never had a seat on this contract"),
        Format.credits(total.used()),
        links.jobs(By.USER, total.key()));
  }

  private static String left(LocalDate day, Credits afterwards) {
    String ended = "has had no seat since " + Format.date(day);
    return afterwards.isPositive()
        ? ended
            + "; "
            + Format.credits(afterwards)
            + " of it was charged after that day, by jobs that were running"
        : ended + "; nothing was charged after that day";
  }
}
