package cloudcredits.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cloudcredits.account.AuditService;
import cloudcredits.db.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The default rates, as the migrations leave them in the database (rules §8, §12 example 11). */
class DefaultRatesIT {

  private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");

  private static TestDatabase database;
  private static CatalogueService catalogue;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    catalogue =
        new CatalogueService(
            database.jdbi(), Clock.fixed(NOW, ZoneOffset.UTC), new AuditService(database.jdbi()));
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Rendering: example 11 first
          rendering | width=3840 height=2160 frames=1 quality=final    | 8
          rendering | width=1000 height=900 frames=1 quality=standard  | 0
          rendering | width=600 height=400 frames=1 quality=final      | 1
          # Standard is free under 1 megapixel over all frames
          rendering | width=999 height=1001 frames=1 quality=standard  | 0
          rendering | width=1000 height=1000 frames=1 quality=standard | 1
          rendering | width=1000 height=500 frames=2 quality=standard  | 1
          rendering | width=1200 height=1000 frames=1 quality=standard | 1
          # halves up
          rendering | width=1499 height=1000 frames=1 quality=standard | 1
          rendering | width=1500 height=1000 frames=1 quality=standard | 2
          rendering | width=1500 height=1000 frames=1 quality=final    | 2
          rendering | width=2500 height=1000 frames=1 quality=final    | 3
          rendering | width=1 height=1 frames=1 quality=final          | 1
          rendering | width=1 height=1 frames=1 quality=standard       | 0
          rendering | width=16384 height=16384 frames=3600 quality=final | 966368

          sim-360 | complexity=simple solves=1      | 10
          sim-360 | complexity=moderate solves=1    | 30
          sim-360 | complexity=complex solves=1     | 100
          sim-360 | complexity=complex solves=10000 | 1000000

          simulation-flex | complexity=simple solves=1   | 5
          simulation-flex | complexity=moderate solves=1 | 10
          simulation-flex | complexity=complex solves=3  | 105

          moldflow-flex | components=1 solves=1 | 10
          moldflow-flex | components=3 solves=1 | 30
          moldflow-flex | components=2 solves=4 | 80

          infraworks | length=0.001    | 100
          infraworks | length=5        | 100
          infraworks | length=5.000001 | 200
          infraworks | length=10       | 200
          infraworks | length=5000     | 100000

          structural-analysis | analyses=1      | 2
          structural-analysis | analyses=7      | 14
          optimization        | studies=1       | 25
          optimization        | studies=4       | 100
          configurator        | configurations=1 | 1
          configurator        | configurations=250 | 250

          lighting-analysis | area=0.01 study=point        | 0
          lighting-analysis | area=100 study=point         | 0
          lighting-analysis | area=100 study=annual        | 0
          lighting-analysis | area=100.000001 study=point  | 1
          lighting-analysis | area=200 study=point         | 1
          lighting-analysis | area=200.01 study=point      | 2
          lighting-analysis | area=200.01 study=annual     | 6
          lighting-analysis | area=1000000 study=annual    | 29997

          thermal-comfort | complexity=simple solves=2   | 10
          thermal-comfort | complexity=moderate solves=2 | 20
          thermal-comfort | complexity=complex solves=2  | 70

          energy-analysis | runs=1 | 1
          energy-analysis | runs=9 | 9
          """)
  void cost(String service, String variables, String credits) {
    assertEquals(credits, credits(service, variables));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rendering         | width=16385 height=1 frames=3601 quality=draft | width frames quality
          rendering         | width=0 height=1 frames=1 quality=final        | width
          moldflow-flex     | components=4 solves=1                          | components
          sim-360           | complexity=Simple solves=10001                 | complexity solves
          infraworks        | length=0                                       | length
          lighting-analysis | area=0 study=point                             | area
          energy-analysis   | runs=1.5                                       | runs
          energy-analysis   | runs=1 area=5                                  | area
          """)
  void haveBounds(String service, String variables, String refused) {
    Pricing.InvalidVariables invalid =
        assertInstanceOf(Pricing.InvalidVariables.class, price(service, variables));

    assertEquals(
        refused,
        invalid.problems().stream().map(InputProblem::name).collect(Collectors.joining(" ")));
  }

  @Test
  void areThoseOfElevenServicesInTheOrderOfTheChart() {
    assertEquals(
        List.of(
            "rendering",
            "sim-360",
            "simulation-flex",
            "moldflow-flex",
            "infraworks",
            "structural-analysis",
            "optimization",
            "configurator",
            "lighting-analysis",
            "thermal-comfort",
            "energy-analysis"),
        catalogue.services().stream().map(Service::key).toList());
    assertEquals(
        List.of("rendering", "structural-analysis", "optimization", "energy-analysis"),
        catalogue.services().stream().filter(Service::includedInPlan).map(Service::key).toList());
    assertTrue(catalogue.services().stream().allMatch(Service::usageBased));
  }

  @Test
  void hadBeenInForceBeforeAnyContractBegan() {
    Instant start = Instant.parse("2020-01-01T00:00:00Z");

    for (Service service : catalogue.services()) {
      assertEquals(Optional.of(1), service.rateAt(start).map(Rate::version), service.key());
      assertEquals(Optional.empty(), service.rateAt(start.minusMillis(1)), service.key());
    }
  }

  @Test
  void passTheTrialThatEveryNewRateMustPass() {
    for (Service service : catalogue.services()) {
      RateExpression rate = service.rates().getLast().expression();
      assertEquals(
          Optional.empty(), new RateTrial(service.variables(), rate).problem(), service.key());
    }
  }

  @Test
  void useEveryVariableOfTheirService() {
    for (Service service : catalogue.services()) {
      Formula formula = service.rates().getLast().expression().formula().orElseThrow();
      assertEquals(
          service.variables().stream()
              .map(Variable::name)
              .collect(Collectors.toCollection(TreeSet::new)),
          new TreeSet<>(formula.variables()),
          service.key());
    }
  }

  @Test
  void doNotKnowAServiceThatIsNotThere() {
    assertEquals(
        new Pricing.UnknownService("Rendering"), catalogue.price("Rendering", Map.of(), NOW));
  }

  private static String credits(String service, String variables) {
    return assertInstanceOf(Pricing.Priced.class, price(service, variables)).credits().toString();
  }

  private static Pricing price(String service, String variables) {
    Map<String, String> raw =
        Arrays.stream(variables.split(" "))
            .map(assignment -> assignment.split("="))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    return catalogue.price(service, raw, NOW);
  }
}
