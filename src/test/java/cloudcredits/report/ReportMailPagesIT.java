package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.Caller;
import cloudcredits.Estate;
import cloudcredits.RunningPortal;
import cloudcredits.World;
import cloudcredits.credit.PersonId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who chooses reports by mail for whom, on the page; and the link in a mail. */
class ReportMailPagesIT {

  private static final String STOP = "/reports-by-mail/stop/";

  private static RunningPortal portal;
  private static World world;
  private static Estate estate;
  private static String path;

  @BeforeAll
  static void open() {
    portal = RunningPortal.empty();
    world = portal.world();
    estate = world.estate(1);
    path = "/contracts/" + estate.number() + "/settings/reports";
  }

  @AfterAll
  static void close() {
    portal.close();
  }

  @Test
  void isChosenWithTheFileAndStopped() {
    Caller manager = as("manager");
    PersonId me = estate.people().get("manager");
    assertEquals(303, choose(manager, me, "month", "&pdf=on"));
    String page = manager.get(path).body();
    assertTrue(page.contains("on the 1st"), page);
    assertTrue(page.contains("with the PDF"), page);

    assertEquals(303, choose(manager, me, "week", ""));
    assertFalse(manager.get(path).body().contains("with the PDF"), "chosen anew");
    assertEquals(303, manager.post(path + "/" + me + "/stop", "").statusCode());
    assertFalse(manager.get(path).body().contains(path + "/" + me + "/stop"));
  }

  @Test
  void whatIsMissingIsSaidBesideItsField() {
    var answer = as("manager").post(path, "person=&rhythm=");
    assertEquals(422, answer.statusCode());
    assertTrue(answer.body().contains("Choose who gets it"));
    assertTrue(answer.body().contains("Choose how often"));
  }

  @Test
  void coordinatorsChooseForThemselvesOnly() {
    PersonId manager = estate.people().get("manager");
    assertEquals(422, choose(as("coordinator"), manager, "week", ""));
    assertEquals(303, choose(as("coordinator"), estate.people().get("coordinator"), "week", ""));
    assertEquals(303, choose(as("administrator"), estate.people().get("coordinator"), "week", ""));
  }

  @Test
  void aLinkThatIsOverSaysSoToAnybody() {
    String over = STOP + "00000000-0000-4000-8000-000000000000";
    assertTrue(world.anonymous().get(over).body().contains("These mails are stopped"));
    assertEquals(200, world.anonymous().forge(over).statusCode(), "as a mail program posts it");
    assertEquals(400, world.anonymous().get(STOP + "1").statusCode());
  }

  private static int choose(Caller caller, PersonId person, String rhythm, String more) {
    return caller
        .post(path, "person=" + person + "&rhythm=" + rhythm + "&view=" + more)
        .statusCode();
  }

  private static Caller as(String role) {
    return world.signedIn(estate.people().get(role));
  }
}
