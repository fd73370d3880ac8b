package cloudcredits.help;

import cloudcredits.contract.Right;
import cloudcredits.contract.Role;
import cloudcredits.contract.Words;
import cloudcredits.credit.IndividualExpiry;
import cloudcredits.ledger.LedgerSettings;
import java.util.Arrays;
import java.util.List;

/**
 * What of "How credits work" depends on the code and the installation.
 *
 * @param individualNeverExpires how this installation reads the rule on individual credits
 * @param replacementDays how long credits live that come back to an expired grant; 0: they lapse
 * @param roles the columns of the table of who may do what
 */
public record HelpPage(
    boolean individualNeverExpires, int replacementDays, List<String> roles, List<Row> rights) {

  /** Something that can be done on a contract, and by whom. */
  public record Row(String words, List<Cell> cells) {}

  /** One role's answer. */
  public record Cell(String role, boolean may) {}

  static HelpPage of(LedgerSettings settings) {
    return new HelpPage(
        settings.individualExpiry() == IndividualExpiry.NEVER,
        settings.replacementDays(),
        Arrays.stream(Role.values()).map(Words::of).toList(),
        Arrays.stream(Right.values()).map(HelpPage::row).toList());
  }

  private static Row row(Right right) {
    return new Row(
        words(right),
        Arrays.stream(Role.values())
            .map(role -> new Cell(Words.of(role), role.rights().contains(right)))
            .toList());
  }

  private static String words(Right right) {
    return switch (right) {
      case REPORT -> "See who used what: overview, usage report, ledger";
      case BUY -> "Buy packs, accept quotes, see the orders";
      case SEATS -> "Seat people, give and take the permission, invite";
      case CAPS -> "Set caps, groups and charge codes; answer requests for more";
      case APPOINT -> "Appoint administrators and coordinators";
      case BILLING -> "Pass on the contract manager’s role";
      case OWN -> "See their own credits and jobs, ask for more";
      case BALANCE -> "See how much is left and when it expires";
      case OFFER -> "Offer quotes and confirm their delivery";
      case SERVICES -> "See the chart of services, estimate a job";
    };
  }
}
