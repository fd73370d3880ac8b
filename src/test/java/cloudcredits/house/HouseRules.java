package cloudcredits.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;

/**
 * How the packages of the house may lean on one another.
 *
 * @param root the package that the rules are about; theirs is another one than ours in the test of
 *     the rules themselves
 */
record HouseRules(String root) {

  /** Credits are counted by Java alone: no database, no web, no file, no other package of ours. */
  ArchRule theKernelIsPure() {
    return classes()
        .that()
        .resideInAPackage(in("credit"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            in("credit"),
            "java.lang..",
            "java.math",
            "java.security",
            "java.time..",
            "java.util..");
  }

  /** A class without a role's suffix is plain domain code. */
  ArchRule plainClassesKnowNoFramework() {
    return noClasses()
        .that(
            isOneOfOurs()
                .and(DescribedPredicate.not(hasRole("Repository", "Service", "Pages", "Api")))
                .and(DescribedPredicate.not(handsJdbiOn()))
                .and(DescribedPredicate.not(resideInAnyPackage(in("web"), in("db"))))
                .and(DescribedPredicate.not(resideInAPackage(root))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.jdbi..", "io.javalin..", "gg.jte..", "java.sql..")
        .allowEmptyShould(true);
  }

  ArchRule jdbiOnlyInRepositoriesAndServices() {
    return noClasses()
        .that(
            isOneOfOurs()
                .and(DescribedPredicate.not(hasRole("Repository", "Service")))
                .and(DescribedPredicate.not(handsJdbiOn()))
                .and(DescribedPredicate.not(resideInAPackage(in("db")))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jdbi..")
        .allowEmptyShould(true);
  }

  /** A feature's door is its service. */
  ArchRule repositoriesStayInTheirPackage() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .and()
        .haveSimpleNameEndingWith("Repository")
        .should()
        .bePackagePrivate()
        .allowEmptyShould(true);
  }

  ArchRule javalinOnlyInPagesAndApis() {
    return noClasses()
        .that(
            isOneOfOurs()
                .and(DescribedPredicate.not(hasRole("Pages", "Api")))
                .and(DescribedPredicate.not(resideInAPackage(in("web"))))
                .and(DescribedPredicate.not(isOneOf("App", "Routes"))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.javalin..")
        .allowEmptyShould(true);
  }

  ArchRule theGroundFloorKnowsNoFeature() {
    return noClasses()
        .that()
        .resideInAnyPackage(in("web"), in("db"), in("notify"), in("schedule"), in("pdf"))
        .should()
        .dependOnClassesThat(
            isOneOfOurs()
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage(
                            in("web"),
                            in("db"),
                            in("notify"),
                            in("schedule"),
                            in("pdf"),
                            in("credit")))))
        .allowEmptyShould(true);
  }

  /** Cloud services take the client without the rest: it leans on Java and Jackson only. */
  ArchRule theClientStandsAlone() {
    return classes()
        .that()
        .resideInAPackage(in("client"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(in("client"), "java..", "com.fasterxml.jackson..");
  }

  ArchRule featuresFormNoCycle() {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  private String in(String feature) {
    return root + "." + feature + "..";
  }

  private DescribedPredicate<JavaClass> isOneOfOurs() {
    return resideInAPackage(root + "..");
  }

  /** A nested class has the role of the class around it. */
  private static DescribedPredicate<JavaClass> hasRole(String... suffixes) {
    return describe(
        "has one of the roles " + String.join(", ", suffixes),
        type -> Stream.of(suffixes).anyMatch(outermost(type)::endsWith));
  }

  /**
   * The wiring gives it to the services; a ledger's transaction hands it to the feature whose rows
   * are committed with the credits.
   */
  private DescribedPredicate<JavaClass> handsJdbiOn() {
    return isOneOf("Services", "ledger.LedgerTransaction");
  }

  private DescribedPredicate<JavaClass> isOneOf(String... names) {
    return describe(
        "is one of " + String.join(", ", names),
        type -> Stream.of(names).map(name -> root + "." + name).anyMatch(outermost(type)::equals));
  }

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(HouseRules::outermost).orElseGet(type::getName);
  }
}
