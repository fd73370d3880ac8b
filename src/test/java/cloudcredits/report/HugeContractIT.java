package cloudcredits.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.credit.Credits;
import cloudcredits.credit.PersonId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of a contract with 5,000 users, long names, 300 charge codes and no empty cell. */
class HugeContractIT {

  private static final int USERS = 5_000;
  private static final int BUSY = 25;
  private static final int MONTHS = 16;
  private static final int MOST_BYTES = 50_000;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String LONG =
      "Maximiliana Alexandrina Wolfeschlegelsteinhausenbergerdorff-van-der-Meer-Oudeschans";

  private static ReportWorld world;
  private static List<String> services;
  private static int port;

  @BeforeAll
  static void live() {
    world = new ReportWorld("UTC", "2026-01-05T09:00:00Z", "2026-01-01", "2029-01-01");
    services = world.catalogue.services().stream().map(service -> service.key()).toList();
    var busy = new ArrayList<PersonId>();
    for (int i = 0; i < BUSY; i++) {
      busy.add(world.fixture.person(i == 0 ? LONG : "Busy user " + i));
      world.fixture.seat(world.id, busy.getLast());
    }
    others();
    world.chargeCodes();
    for (int month = 0; month < MONTHS; month++) {
      world.fixture.buy(world.id, 6);
      for (int i = 0; i < BUSY; i++) {
        String service = services.get((i + month) % services.size());
        world.charge(busy.get(i), service, Credits.of(10 + i), Optional.of("JOB-" + month));
      }
      world.on(30 * 24);
    }
    world.visitor("manager");
    port = world.serve(false);
  }

  private static void others() {
    world
        .database
        .owner()
        .useHandle(
            handle -> {
              handle.execute("update licence set seats = 6000 where contract_id = ?", world.id);
              handle.execute(
                  """
                  with people as (
                    insert into person (email, name, created_at)
                    select 'user' || i || '@example.org', 'Quiet user ' || i, now()
                      from generate_series(1, ?) i returning id)
                  insert into seat (contract_id, licence_id, person_id, seated_at, permitted)
                  select ?, 1, id, now(), true from people
                  """,
                  USERS - BUSY,
                  world.id);
              handle.execute(
                  "insert into charge_code select ?, 'CODE-' || i, 'Project ' || i from generate_series(1, 300) i",
                  world.id);
            });
  }

  @AfterAll
  static void close() {
    world.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/usage",
        "/usage?period=all",
        "/usage?period=all&by=user&and=service",
        "/usage?period=all&by=user&and=month",
        "/usage?period=all&by=user&and=code",
        "/usage?period=all&by=service&and=month",
        "/usage?period=all&by=day&and=service",
        "/usage?period=all&by=code&and=month",
        "/usage/jobs?period=all",
        "/usage/unusual?period=all",
      })
  void staysSmallAndIsTyped(String path) {
    String page = get(path);

    int bytes = page.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(bytes < MOST_BYTES, path + " has " + bytes + " bytes");
    assertFalse(page.contains("<select id=\"person\""), "nobody chooses among 5,000");
    assertTrue(page.contains("name=\"who\""));
    assertTrue(page.contains("<input id=\"code\""));
  }

  @Test
  void whatHasNoColumnStandsTogetherAndLeadsOn() {
    String months = get("/usage?period=all&by=user&and=month");
    assertTrue(months.contains("Earlier"));
    assertTrue(months.contains("1 to 20 of 5,0"));
    String inService = get("/usage?period=all&by=user&and=service");
    assertTrue(inService.contains(">Other</th>"));
    assertTrue(
        get("/usage?period=all&by=user&and=service&sort=name").contains("All 5,0"), "all rows");
  }

  @Test
  void aLongNameIsThereInFull() {
    assertTrue(get("/usage?period=all&who=wolfeschlegel").contains(LONG));
  }

  @Test
  void theExportHasThemAllAndEachServiceItsColumn() {
    String csv = get("/usage.csv?period=all&by=user&and=service");

    assertTrue(csv.lines().count() > USERS, "and a head");
    String head = csv.lines().findFirst().orElseThrow();
    world
        .catalogue
        .services()
        .forEach(service -> assertTrue(head.contains(service.name()), service.name()));
  }

  private static String get(String path) {
    URI uri = URI.create("http://127.0.0.1:" + port + "/contracts/110-4402-8817" + path);
    HttpRequest request = HttpRequest.newBuilder(uri).header("Cookie", "session=manager").build();
    try {
      HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals(200, response.statusCode(), path);
      return response.body();
    } catch (IOException | InterruptedException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
