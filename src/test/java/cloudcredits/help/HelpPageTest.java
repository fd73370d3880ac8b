package cloudcredits.help;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cloudcredits.credit.IndividualExpiry;
import cloudcredits.ledger.LedgerSettings;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class HelpPageTest {

  private static final HelpPage PAGE =
      HelpPage.of(new LedgerSettings(IndividualExpiry.LIKE_SHARED, 0));

  @Test
  void saysWhatTheInstallationDecides() {
    assertEquals(0, PAGE.replacementDays());
    assertEquals(false, PAGE.individualNeverExpires());
    assertEquals(true, HelpPage.of(LedgerSettings.DEFAULT).individualNeverExpires());
  }

  @Test
  void tellsOfEachRightWhoHasIt() {
    assertEquals(
        List.of("Contract manager", "Contract administrator", "Software coordinator"),
        who("Buy packs, accept quotes, see the orders"));
    assertEquals(
        List.of("Contract manager", "Operator"), who("Appoint administrators and coordinators"));
    assertEquals(6, PAGE.roles().size());
    assertEquals(10, PAGE.rights().size());
  }

  private static List<String> who(String right) {
    return PAGE.rights().stream()
        .filter(row -> row.words().equals(right))
        .flatMap(row -> row.cells().stream())
        .filter(HelpPage.Cell::may)
        .map(HelpPage.Cell::role)
        .collect(Collectors.toList());
  }
}
