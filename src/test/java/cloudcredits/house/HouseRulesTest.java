package cloudcredits.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * The house keeps its rules, and each rule is seen failing: on the classes under {@code planted},
 * which break it on purpose.
 */
class HouseRulesTest {

  private static final String PLANTED = "cloudcredits.house.planted";

  private static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/generated/"))
          .importPackages("cloudcredits");

  private static final JavaClasses PLANTED_CLASSES =
      new ClassFileImporter().importPackages(PLANTED);

  @Test
  void theKernelIsPure() {
    check(HouseRules::theKernelIsPure, "ImpureAmount");
  }

  @Test
  void plainClassesKnowNoFramework() {
    check(HouseRules::plainClassesKnowNoFramework, "OrderTotals");
  }

  @Test
  void jdbiOnlyInRepositoriesAndServices() {
    check(HouseRules::jdbiOnlyInRepositoriesAndServices, "OrderPages");
  }

  @Test
  void aNestedClassHasTheRoleOfTheClassAroundIt() {
    check(HouseRules::jdbiOnlyInRepositoriesAndServices, "OrderPages$Row");
    assertFalse(
        failure(new HouseRules(PLANTED).jdbiOnlyInRepositoriesAndServices())
            .contains("OrderService$Work"));
  }

  @Test
  void repositoriesStayInTheirPackage() {
    check(HouseRules::repositoriesStayInTheirPackage, "OrderRepository");
  }

  @Test
  void javalinOnlyInPagesAndApis() {
    check(HouseRules::javalinOnlyInPagesAndApis, "OrderService");
  }

  @Test
  void theGroundFloorKnowsNoFeature() {
    check(HouseRules::theGroundFloorKnowsNoFeature, "OrderMenu");
  }

  @Test
  void theClientStandsAlone() {
    check(HouseRules::theClientStandsAlone, "ClientOfPortal");
  }

  @Test
  void featuresFormNoCycle() {
    check(HouseRules::featuresFormNoCycle, "SeatOfOrder");
  }

  @Test
  void sqlOnlyInRepositories() throws IOException {
    assertEquals(List.of(), house().withSqlOutsideRepositories());
    assertEquals(List.of("OrderPages"), planted().withSqlOutsideRepositories());
  }

  @Test
  void onlyTheLedgerWritesItsTables() throws IOException {
    assertEquals(List.of(), house().writingTheLedgerFromOutside());
    assertEquals(List.of("OrderRepository"), planted().writingTheLedgerFromOutside());
  }

  @Test
  void theRulesReadTheWholeHouse() throws IOException {
    assertTrue(HOUSE.contain("cloudcredits.credit.Book") && HOUSE.contain("cloudcredits.Main"));
    assertTrue(house().all().stream().anyMatch(source -> source.className().equals("Book")));
  }

  @Test
  void literalsAreReadAsJavaReadsThem() {
    String source =
        "// \"no\"\n/* \"nor\" */ char q = '\"'; f(\"a\\\"b\", \"\"\"\n  c \"d\"\n  \"\"\", \"\");";
    assertEquals(List.of("a\\\"b", "\n  c \"d\"\n  ", ""), Sources.literals(source));
  }

  /** The house keeps the rule, and the planted class that breaks it is found. */
  private static void check(Function<HouseRules, ArchRule> rule, String planted) {
    rule.apply(new HouseRules("cloudcredits")).check(HOUSE);
    String failure = failure(rule.apply(new HouseRules(PLANTED)));
    assertTrue(failure.contains(planted), failure);
  }

  private static String failure(ArchRule rule) {
    return assertThrows(AssertionError.class, () -> rule.check(PLANTED_CLASSES)).getMessage();
  }

  private static Sources house() throws IOException {
    return Sources.under(Path.of("src/main/java"));
  }

  private static Sources planted() throws IOException {
    return Sources.under(Path.of("src/test/java/cloudcredits/house/planted"));
  }
}
