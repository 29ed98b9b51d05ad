package org.entente;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyHaveDependentClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.modules.syntax.AllowedModuleDependencies.allow;
import static com.tngtech.archunit.library.modules.syntax.ModuleDependencyScope.consideringOnlyDependenciesBetweenModules;
import static com.tngtech.archunit.library.modules.syntax.ModuleRuleDefinition.modules;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.modules.syntax.AllowedModuleDependencies;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.kernel.Feature;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the code to ADR 0001: the features, the arrows between them and what a root may know.
 *
 * <p>To see it fail, add a forbidden import: {@code org.entente.grant.Grants} in a class of {@code
 * catalog} (an arrow nobody declared, and a cycle), {@code jakarta.persistence.Entity} in a class
 * of {@code request} (persistence in a root), or {@code org.entente.policy.store.BundleTable} in
 * {@code Decisions}. Each message names class, line and rule.
 */
class ArchitectureTest {
  private static final String ROOT = "org.entente";
  private static final int FEWER_TYPES_THAN = 10;

  /** Packages that open doors of their own, since their feature's root would hold too much. */
  private static final List<String> CHAPTERS =
      List.of(ROOT + ".policy.impact", ROOT + ".policy.publishing", ROOT + ".policy.story");

  /** Pages and what all resources share speak HTTP in their roots; that is what they are for. */
  private static final String[] SPEAK_HTTP = {ROOT + ".http", ROOT + ".web"};

  private static JavaClasses code;
  private static Map<String, List<String>> features;

  @BeforeAll
  static void read() {
    code =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    features = new TreeMap<>();
    for (JavaPackage each : code.getPackage(ROOT).getSubpackages()) {
      each.tryGetAnnotationOfType(Feature.class)
          .ifPresent(it -> features.put(each.getRelativeName(), List.of(it.allowedDependencies())));
    }
  }

  @Test
  void everyFolderBelowTheRootIsAFeature() {
    List<String> folders =
        code.getPackage(ROOT).getSubpackages().stream()
            .map(JavaPackage::getRelativeName)
            .sorted()
            .toList();

    assertThat(features.keySet()).containsExactlyElementsOf(folders).contains("kernel", "policy");
    features.forEach(
        (feature, others) ->
            assertThat(features.keySet()).as("declared by " + feature).containsAll(others));
  }

  @Test
  void featuresImportOnlyWhatTheyDeclare() {
    AllowedModuleDependencies declared = allow().fromModule("nothing").toModules();
    for (Map.Entry<String, List<String>> feature : features.entrySet()) {
      declared =
          declared
              .fromModule(feature.getKey())
              .toModules(feature.getValue().toArray(String[]::new));
    }

    check(
        modules()
            .definedByPackages(ROOT + ".(*)..")
            .should()
            .respectTheirAllowedDependencies(
                declared, consideringOnlyDependenciesBetweenModules()));
  }

  @Test
  void theDeclaredGraphAndTheRealOneHaveNoCycle() {
    check(modules().definedByPackages(ROOT + ".(*)..").should().beFreeOfCycles());
    features
        .keySet()
        .forEach(feature -> assertThat(reachableFrom(feature)).doesNotContain(feature));
  }

  @Test
  void nothingImportsTheWebPages() {
    features.forEach((feature, others) -> assertThat(others).as(feature).doesNotContain("web"));
  }

  @Test
  void featuresMeetEachOtherAtTheirRootsOnly() {
    check(
        modules()
            .definedByPackages(ROOT + ".(*)..")
            .should()
            .onlyDependOnEachOtherThroughClassesThat(resideInARoot()));
  }

  @Test
  void storeAndRestAreImportedByNobody() {
    for (String feature : features.keySet()) {
      for (String part : List.of("store", "rest")) {
        String inside = ROOT + "." + feature + "." + part + "..";
        check(
            classes()
                .that()
                .resideInAPackage(inside)
                .should(onlyHaveDependentClassesThat(JavaClass.Predicates.resideInAPackage(inside)))
                .allowEmptyShould(true));
      }
    }
  }

  @Test
  void rootsKnowNoPersistence() {
    check(
        noClasses()
            .that(resideInARoot())
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "jakarta.persistence..", "org.hibernate..", "io.quarkus.hibernate.."));
  }

  /** {@code http} tells an outage of the database from a fault by its SQLSTATE. */
  @Test
  void rootsKnowNoSql() {
    check(
        noClasses()
            .that(resideInARoot())
            .and()
            .resideOutsideOfPackage(ROOT + ".http")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql.."));
  }

  @Test
  void rootsSpeakNoHttp() {
    check(
        noClasses()
            .that(resideInARoot())
            .and()
            .resideOutsideOfPackages(SPEAK_HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.jboss.resteasy..", "io.quarkus.qute.."));
  }

  @Test
  void luceneStaysInSearch() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".search..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.lucene.."));
  }

  @Test
  void cedarsLibraryStaysInItsPackage() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".policy.cedar..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.cedarpolicy.."));
  }

  @Test
  void thePolicyLanguageKnowsNothingButItself() {
    check(
        classes()
            .that()
            .resideInAPackage(ROOT + ".policy.rule")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", ROOT + ".policy.rule"));
  }

  @Test
  void theKernelIsSmallAndKnowsNoFramework() {
    check(
        classes()
            .that()
            .resideInAPackage(ROOT + ".kernel..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "com.fasterxml.jackson.annotation..", ROOT + ".kernel"));
    assertThat(code.getPackage(ROOT + ".kernel").getClassesInPackageTree().stream())
        .filteredOn(
            it ->
                it.isTopLevelClass() && !it.isArray() && !it.getSimpleName().equals("package-info"))
        .hasSizeLessThan(FEWER_TYPES_THAN);
  }

  @Test
  void entitiesAreNamedSoAndStayInStore() {
    check(
        classes()
            .that()
            .areAnnotatedWith(Entity.class)
            .should()
            .haveSimpleNameEndingWith("Entity")
            .andShould()
            .resideInAPackage(ROOT + ".*.store"));
    check(
        classes()
            .that()
            .areAnnotatedWith(Embeddable.class)
            .should()
            .resideInAPackage(ROOT + ".*.store")
            .allowEmptyShould(true));
    check(noClasses().should().beAssignableTo(PanacheEntityBase.class));
  }

  @Test
  void timeComesFromTheClockThatIsInjected() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".http")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis"));
  }

  private static DescribedPredicate<JavaClass> resideInARoot() {
    return describe(
        "reside in the root of a feature or a chapter of it", ArchitectureTest::isInARoot);
  }

  private static boolean isInARoot(JavaClass each) {
    return each.getPackageName().matches("org\\.entente\\.[a-z]+")
        || CHAPTERS.contains(each.getPackageName());
  }

  private static Set<String> reachableFrom(String feature) {
    Set<String> reached = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(features.get(feature));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (reached.add(next)) {
        open.addAll(features.get(next));
      }
    }
    return reached;
  }

  private static void check(ArchRule rule) {
    rule.check(code);
  }
}
