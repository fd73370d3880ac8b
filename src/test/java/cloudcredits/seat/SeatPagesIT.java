package cloudcredits.seat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.cap.CapTarget;
import cloudcredits.cap.GroupChange;
import cloudcredits.cap.Limit;
import cloudcredits.credit.Cap;
import cloudcredits.credit.ContractId;
import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import io.javalin.http.HandlerType;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of seats and caps over HTTP: what they say, what they change, and for whom. */
class SeatPagesIT {

  private static final String C = "/contracts/110-0000-0001";
  private static final String PEOPLE = C + "/people";

  private final SeatWorld world = new SeatWorld();
  private final SeatServer server = new SeatServer(world, 0);
  private final ContractId c = world.c;
  private final PersonId manager = world.manager;

  @BeforeEach
  void appoint() {
    world.role(c, manager, "manager");
  }

  @AfterEach
  void close() {
    server.close();
    world.close();
  }

  @Test
  void aPersonIsAssignedOnceAndTheNoticeTellsOfGrantAndInvitation() {
    String[] fields = {
      "email", "ana@example.org", "name", "Ana Sample", "licence", "1", "permission", "on"
    };
    String page = server.after(manager, server.post(manager, PEOPLE + "/assign", fields));

    assertTrue(page.contains("Ana Sample has a seat on Design Suite, with permission."));
    assertTrue(page.contains("The first seat brings 100 individual credits."));
    assertTrue(page.contains("Open the invitation, as this is a demo"));
    assertTrue(page.contains("1 of 1,000 seats taken"));

    String again = server.after(manager, server.post(manager, PEOPLE + "/assign", fields));
    assertTrue(again.contains("has a seat on Design Suite already; nothing was changed."));
    assertEquals(1, world.count("select count(*) from seat"));
  }

  @Test
  void theFormKeepsWhatWasTypedAndSaysWhatToDo() {
    String unknown =
        ok(server.post(manager, PEOPLE + "/assign", "email", "new@example.org", "licence", "1"));
    assertTrue(unknown.contains("nobody has an account with this address yet"));
    assertTrue(unknown.contains("value=\"new@example.org\""));

    String wrong =
        ok(server.post(manager, PEOPLE + "/assign", "email", "two words", "licence", "9"));
    assertTrue(wrong.contains("id=\"email-error\""));
    assertTrue(wrong.contains("id=\"licence-error\""));

    world.shrink(c, 1);
    world.seated(c, "ana@example.org", "Ana");
    String full =
        ok(
            server.post(
                manager,
                PEOPLE + "/assign",
                "email",
                "b@example.org",
                "name",
                "B",
                "licence",
                "1"));
    assertTrue(full.contains("Design Suite is full: choose another licence"));
    assertTrue(full.contains("All seats are taken."));
    assertEquals(0, world.count("select count(*) from person where email = 'b@example.org'"));
  }

  @Test
  void aLapsedContractSaysSoAndSeatsNobody() {
    world.clock.set("2028-01-01T00:00:00Z");

    String form = ok(server.get(manager, PEOPLE + "/assign"));
    assertTrue(form.contains("This contract has lapsed."));
    String posted =
        ok(
            server.post(
                manager,
                PEOPLE + "/assign",
                "email",
                "a@example.org",
                "name",
                "A",
                "licence",
                "1"));
    assertTrue(posted.contains("This contract has lapsed."));
    assertTrue(ok(server.get(manager, PEOPLE)).contains("This contract has lapsed."));
    assertEquals(0, world.count("select count(*) from seat"));
  }

  @Test
  void peopleAreFoundByNameLicenceGroupAndState() {
    world.licence(c, 2, "Plant Suite", 3);
    PersonId ana = world.seated(c, "ana@example.org", "Ana Sample");
    PersonId ben = world.seated(c, "ben@example.org", "Ben_Sample 100%");
    world.seats.assign(c, 2, SeatWorld.address("cleo@example.org"), "Cleo", false, manager);
    int group = ((GroupChange.Done) world.groups.create(c, "Bridges", manager)).group();
    world.groups.move(c, ana, Optional.of(group), manager);
    world.seats.unseat(c, 1, ben, manager);

    assertEquals(List.of("Ana Sample", "Cleo"), names("?"));
    assertEquals(List.of("Cleo", "Ana Sample"), names("?sort=-name"));
    assertEquals(List.of("Ana Sample"), names("?q=ANA%40example"));
    assertEquals(List.of("Ana Sample"), names("?group=" + group));
    assertEquals(List.of("Cleo"), names("?licence=2"));
    assertEquals(List.of("Cleo"), names("?state=not-permitted"));
    assertEquals(List.of("Ana Sample"), names("?state=permitted"));
    assertEquals(List.of("Ben_Sample 100%"), names("?state=suspended"));
    assertEquals(List.of("Ben_Sample 100%"), names("?state=former"));
    assertEquals(List.of(), names("?q=_"), "an underscore is no wildcard");
    assertEquals(List.of("Ana Sample", "Cleo"), names("?licence=x&group=-1&state=%00&sort=drop"));
    assertEquals(List.of("Ana Sample", "Cleo"), names("?page=999&sort=job"));
  }

  private List<String> names(String query) {
    HttpResponse<String> response = server.get(manager, PEOPLE + query);
    return response.statusCode() == 400
        ? names(query.replace("%00", ""))
        : ok(response)
            .lines()
            .filter(line -> line.contains("<th scope=\"row\"><a href=\"" + PEOPLE))
            .map(line -> line.replaceAll(".*/people/[0-9]+\">([^<]*)</a>.*", "$1"))
            .toList();
  }

  @Test
  void aSeatIsFreedAfterItsEffectWasShownAndGivenBackByTheNotice() {
    PersonId ana = world.seated(c, "ana@example.org", "Ana");
    String preview = ok(server.get(manager, PEOPLE + "/" + ana + "/unseat?licence=1"));
    assertTrue(preview.contains("100 individual credits are suspended."));
    assertEquals(1, world.count("select seats_taken from licence where contract_id = " + c));

    String freed =
        server.after(manager, server.post(manager, PEOPLE + "/" + ana + "/unseat", "licence", "1"));
    assertTrue(freed.contains("Ana no longer has a seat on Design Suite."));
    String undo = PEOPLE + "/" + ana + "/seats?licence=1&amp;permission=on";
    assertTrue(freed.contains("action=\"" + undo + "\""), freed);

    String back = server.after(manager, server.post(manager, undo.replace("&amp;", "&")));
    assertTrue(back.contains("Ana has a seat on Design Suite, with permission."));
    assertFalse(back.contains("The first seat brings"));
  }

  @Test
  void thePermissionIsSwitchedAndTheListComesBack() {
    PersonId ana = world.seated(c, "ana@example.org", "Ana");
    String path = PEOPLE + "/" + ana + "/permission";
    String off =
        server.after(
            manager, server.post(manager, path, "permission", "off", "back", PEOPLE + "?q=ana"));
    assertTrue(off.contains("Ana may no longer use credits."));
    assertEquals(400, server.post(manager, path, "permission", "maybe").statusCode());
    HttpResponse<String> away =
        server.post(manager, path, "permission", "on", "back", "//evil.example/");
    assertEquals(PEOPLE + "/" + ana, away.headers().firstValue("location").orElseThrow());
  }

  @Test
  void manyAreSeatedAsThePreviewSaid() {
    world.shrink(c, 3);
    world.seated(c, "ana@example.org", "Ana");
    world.fixture.person("Ben");
    String pasted =
        """
        ana@example.org
        BEN@example.org
        Cleo Cole <cleo@example.org>
        cleo@example.org
        dirk@example.org
        Ed, ward
        Eve Extra <eve@example.org>
        """;
    String preview =
        ok(
            server.post(
                manager,
                PEOPLE + "/assign-many",
                "people",
                pasted,
                "licence",
                "1",
                "permission",
                "on"));

    assertTrue(preview.contains("2 people would get a seat, 1 with an invitation, 5 passed over"));
    assertTrue(preview.contains("Has a seat already"));
    assertTrue(preview.contains("Stands further up already"));
    assertTrue(preview.contains("New here: write the name too"));
    assertTrue(preview.contains("Not an e-mail address"));
    assertTrue(preview.contains("No seat is left"));
    assertEquals(1, world.count("select count(*) from seat"), "nothing has happened");

    String[] confirm = {
      "licence", "1",
      "permission", "on",
      "person", "ben@example.org",
      "person", "Cleo Cole <cleo@example.org>"
    };
    String path = PEOPLE + "/assign-many/confirm";
    String done = server.after(manager, server.post(manager, path, confirm));
    assertTrue(done.contains("2 people seated, 1 by invitation."));
    assertTrue(done.contains("100 individual credits to 2 people."));
    String again = server.after(manager, server.post(manager, path, confirm));
    assertTrue(again.contains("0 people seated."));
    assertEquals(3, world.count("select count(*) from seat"));
    assertEquals(3, world.count("select count(*) from credit_grant"));
  }

  @Test
  void aCapIsSetOnThePersonAndCountsAtOnce() {
    world.fixture.buy(c, 2);
    PersonId ana = world.seated(c, "ana@example.org", "Ana");
    String path = PEOPLE + "/" + ana + "/cap";

    String wrong = ok(server.post(manager, path, "period", "month", "credits", "-1"));
    assertTrue(wrong.contains("id=\"credits-error\""));
    assertTrue(ok(server.post(manager, path, "credits", "1")).contains("id=\"period-error\""));

    String set =
        server.after(manager, server.post(manager, path, "period", "month", "credits", "40.5"));
    assertTrue(set.contains("Ana: a cap of 40.50 a month, before: no cap."));
    assertEquals(
        "402 160 needed, 100 individual and 200 shared available, 40.50 left of the cap of 40.50"
            + " shared a month for this person.",
        world.desk.does(world.desk.hold(c, ana, 160)));
    server.post(manager, path, "period", "none");
    assertEquals("200 HELD held 160 used 0", world.desk.does(world.desk.hold(c, ana, 160)));
  }

  @Test
  void requestsAreAskedGrantedAndDeclinedOnce() {
    PersonId ana = world.seated(c, "ana@example.org", "Ana");
    var target = new CapTarget.OfPerson(ana);
    var forty = new Limit(Credits.of(40), Cap.Period.MONTH);
    world.caps.set(c, target, Optional.of(forty), manager);
    String mine = C + "/my/requests";

    assertTrue(ok(server.post(ana, mine, "credits", "0")).contains("id=\"credits-error\""));
    String asked =
        server.after(ana, server.post(ana, mine, "credits", "25", "reason", "a <b>bridge</b>"));
    assertTrue(asked.contains("You have asked for 25 credits"));
    String twice = server.after(ana, server.post(ana, mine, "credits", "30", "reason", "another"));
    assertTrue(twice.contains("Your request for 25 credits waits already"));

    String list = ok(server.get(manager, PEOPLE + "/requests"));
    assertTrue(list.contains("Granting raises the cap from 40 a month to 65 a month"));
    assertTrue(list.contains("a &lt;b&gt;bridge&lt;/b&gt;"), list);

    String grant = PEOPLE + "/requests/1/grant";
    String stale =
        server.after(manager, server.post(manager, grant, "credits", "39", "period", "MONTH"));
    assertTrue(stale.contains("cap was changed in the meantime"));
    String granted =
        server.after(manager, server.post(manager, grant, "credits", "40", "period", "MONTH"));
    assertTrue(granted.contains("is granted: the cap is now 65 a month."));
    String again =
        server.after(manager, server.post(manager, grant, "credits", "65", "period", "MONTH"));
    assertTrue(again.contains("was granted before; nothing was changed."));
    assertEquals(
        Optional.of(new Limit(Credits.of(65), Cap.Period.MONTH)), world.caps.find(c, target));
    assertEquals(
        1, world.count("select count(*) from mail where subject = 'Ana asks for 25 credits'"));
    assertEquals(
        1,
        world.count(
            "select count(*) from mail where recipient = 'ana@example.org'"
                + " and subject = 'Your request for 25 credits was granted'"));

    server.post(ana, mine, "credits", "5", "reason", "more");
    String declined = server.after(manager, server.post(manager, PEOPLE + "/requests/2/decline"));
    assertTrue(declined.contains("is declined."));
    server.post(ana, mine, "credits", "6", "reason", "more");
    assertTrue(server.after(ana, server.post(ana, mine + "/withdraw")).contains("is withdrawn."));
    assertEquals(404, server.post(manager, PEOPLE + "/requests/99/grant").statusCode());
  }

  @Test
  void groupsAreMadeRenamedFilledAndDeleted() {
    PersonId ana = world.seated(c, "ana@example.org", "Ana");
    String groups = C + "/settings/groups";
    assertTrue(
        server.after(manager, server.post(manager, groups, "name", "Bridges")).contains("is made"));
    assertTrue(ok(server.post(manager, groups, "name", "bRIDGES")).contains("Choose another name"));
    assertTrue(ok(server.post(manager, groups, "name", " ")).contains("Give the group a name"));
    String one = groups + "/1";
    assertTrue(
        server
            .after(manager, server.post(manager, one + "/members", "email", "Ana@example.org"))
            .contains("Ana is in Bridges now."));
    assertTrue(
        ok(server.post(manager, one + "/members", "email", "nobody@example.org"))
            .contains("somebody who has a seat"));
    assertTrue(
        server
            .after(manager, server.post(manager, one, "name", "Tunnels"))
            .contains("The group is called Tunnels now."));
    assertTrue(
        server
            .after(manager, server.post(manager, one + "/delete"))
            .contains("The group has members"));
    world.desk.does(world.desk.hold(c, ana, 1));
    assertTrue(
        server
            .after(manager, server.post(manager, one + "/members/" + ana + "/out"))
            .contains("Ana is taken out."));
    assertTrue(
        server
            .after(manager, server.post(manager, one + "/delete"))
            .contains("Jobs were counted for this group"));
    server.post(manager, groups, "name", "Empty");
    world.caps.set(
        c,
        new CapTarget.OfGroup(2),
        Optional.of(new Limit(Credits.ZERO, Cap.Period.EVER)),
        manager);
    assertTrue(
        server
            .after(manager, server.post(manager, groups + "/2/delete"))
            .contains("The group Empty is deleted."));
    assertEquals(0, world.count("select count(*) from cap"));
  }

  @Test
  void chargeCodesNeverStopEveryJob() {
    PersonId ana = world.seated(c, "ana@example.org", "Ana");
    String codes = C + "/settings/charge-codes";
    assertTrue(
        ok(server.post(manager, codes, "codes", "required", "listed", "on"))
            .contains("Add an open code to the list first"));
    server.post(manager, codes + "/codes", "code", "R/1 ü", "name", "Harbour");
    assertTrue(
        ok(server.post(manager, codes + "/codes", "code", "R/1 ü"))
            .contains("this one is on the list"));
    assertTrue(
        server
            .after(manager, server.post(manager, codes, "codes", "required", "listed", "on"))
            .contains("Charge codes are required, from the list now."));
    assertEquals(
        "402 This contract wants a charge code with every job.",
        world.desk.does(world.desk.hold(c, ana, 1)));
    assertTrue(
        server
            .after(manager, server.post(manager, codes + "/close", "code", "R/1 ü"))
            .contains("That is the last open code"));
    server.post(manager, codes, "codes", "off");
    assertTrue(
        server
            .after(manager, server.post(manager, codes + "/close", "code", "R/1 ü"))
            .contains("is closed for new jobs"));
    assertEquals(404, server.post(manager, codes + "/open", "code", "none").statusCode());
  }

  @Test
  void nobodySeesOrChangesAnythingOfAnotherContract() {
    ContractId d = world.fixture.contract("210-1", "UTC", "2027-01-01", "2028-01-01");
    PersonId dora = world.seated(d, "dora@example.org", "Dora");
    PersonId ana = world.seated(c, "ana@example.org", "Ana");
    world.groups.create(d, "Theirs", manager);
    world.asks.ask(d, dora, Credits.of(5), "theirs");
    String before = everything(d);

    for (String path : server.routes(HandlerType.GET)) {
      assertEquals(404, server.get(manager, at(path, "210-1", dora)).statusCode(), path);
      assertTrue(
          List.of(403, 404).contains(server.get(ana, at(path, "110-0000-0001", dora)).statusCode())
              || path.endsWith("/my/requests"),
          path);
    }
    for (String path : server.routes(HandlerType.POST)) {
      assertEquals(404, server.post(manager, at(path, "210-1", dora)).statusCode(), path);
      if (path.contains("{person}") || path.contains("{request}") || path.contains("{group}")) {
        HttpResponse<String> foreign =
            server.post(
                manager,
                at(path, "110-0000-0001", dora) + "?licence=1",
                "licence",
                "1",
                "permission",
                "off",
                "period",
                "none",
                "name",
                "x",
                "group",
                "1");
        boolean freed = path.endsWith("/unseat");
        assertEquals(freed ? 303 : 404, foreign.statusCode(), path);
      }
    }
    assertEquals(
        404,
        server.post(manager, PEOPLE + "/" + ana + "/group", "group", "1").statusCode(),
        "a group of another contract");
    assertEquals(
        404,
        server.get(manager, PEOPLE + "/" + ana + "/unseat?licence=2").statusCode(),
        "a licence of another contract");
    assertEquals(before, everything(d));
  }

  private static String at(String route, String contract, PersonId person) {
    return route
        .replace("{contract}", contract)
        .replace("{person}", person.toString())
        .replace("{group}", "1")
        .replace("{request}", "1");
  }

  private String everything(ContractId contract) {
    return List.of("seat", "licence", "cap", "user_group", "group_member", "credit_request")
        .stream()
        .map(
            table ->
                world
                    .database
                    .owner()
                    .withHandle(
                        tx ->
                            tx.createQuery(
                                    "select coalesce(string_agg(t::text, ';' order by t::text), '')"
                                        + " from "
                                        + table
                                        + " t where contract_id = :contract")
                                .bind("contract", contract)
                                .mapTo(String.class)
                                .one()))
        .collect(Collectors.joining("\n"));
  }

  @Test
  void hostileInputIsNeverAnErrorOfOurs() {
    PersonId ana = world.seated(c, "ana@example.org", "Ana");
    world.groups.create(c, "Bridges", manager);
    world.asks.ask(c, ana, Credits.of(5), "a reason");
    List<String> values =
        List.of(
            "",
            " ",
            "a\u0000b",
            "\u202Eevil",
            "x".repeat(50_000),
            "-1",
            "1e999999999",
            "99999999999999999999",
            "999999999999.99",
            "<script>alert(1)</script>",
            "'; drop table seat; --",
            "💥",
            "on");
    List<String> names =
        List.of(
            "email",
            "name",
            "licence",
            "permission",
            "back",
            "people",
            "person",
            "period",
            "credits",
            "group",
            "reason",
            "codes",
            "listed",
            "code");
    for (String path : server.routes(HandlerType.POST)) {
      for (String value : values) {
        String[] fields =
            names.stream()
                .flatMap(name -> Stream.of(name, value, name, value))
                .toArray(String[]::new);
        HttpResponse<String> answer = server.post(manager, at(path, "110-0000-0001", ana), fields);
        assertTrue(answer.statusCode() < 500, path + " with " + value + ": " + answer.body());
        assertFalse(answer.body().contains("<script>alert"), path);
      }
    }
    for (String id : List.of("0", "-1", "x", "99999999999", "%00", "%F0%9F%92%A5")) {
      for (String path : List.of("/people/", "/people/requests/", "/settings/groups/")) {
        int status = server.get(manager, C + path + id).statusCode();
        assertTrue(status == 400 || status == 404, path + id + " gives " + status);
      }
    }
  }

  @Test
  void manyPeopleComeInPages() {
    IntStream.range(0, 60).forEach(i -> world.seated(c, "p" + i + "@example.org", "P" + i));
    String first = ok(server.get(manager, PEOPLE));
    assertTrue(first.contains("1 to 50 of 60 people"));
    assertTrue(ok(server.get(manager, PEOPLE + "?page=2")).contains("51 to 60 of 60 people"));
    assertTrue(first.length() < 75_000, "a page of " + first.length());
  }

  private static String ok(HttpResponse<String> response) {
    assertEquals(200, response.statusCode(), response.body());
    return response.body();
  }
}
