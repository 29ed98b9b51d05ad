package org.entente.policy.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource;
import org.entente.policy.PolicySource.Loaded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No rule lets others read a sensitive fact off what they are shown. */
class DiscretionTest {
  private static final String PARTNER = "partners/01qz5mb56/told.cedar";
  private static final String CONSORTIUM = "consortium/told.cedar";

  private static final String DUTY =
      """
      // Told in obligations.
      @id("told") @title("Told") @reason("It tells.")
      @obligations("x-in") @maxGrant("P29D")
      permit (principal is User, action == Action::"duty", resource)
      when { %s };
      """;

  private static final String APPROVED =
      """
      @id("told") @title("Told") @reason("It tells.")
      forbid (principal is User, action in [Action::"receive", Action::"compute"], resource)
      unless { %s };
      """;

  private static final PolicyFiles SHIPPED =
      ((PolicySource.Read.Files) new PolicyDirectory(Path.of("policies")).read()).files();

  static Stream<String> mentions() {
    return Stream.of(
        "principal has usPerson && principal.usPerson",
        "principal has usCitizen && principal.usCitizen == false",
        "principal has exportCountry && principal.exportCountry == \"IN\"",
        "principal has nationalities && principal.nationalities.contains(\"IN\")",
        "principal has jpResident",
        "principal has coveredNationTie && !principal.coveredNationTie",
        "principal has partyScreening && principal.partyScreening == Screening::\"hit\"",
        "resource.humanSubjects &&"
            + " (if resource.accessLevel == AccessLevel::\"open\" then true"
            + " else (principal has usPerson && principal.usPerson))");
  }

  @ParameterizedTest
  @MethodSource("mentions")
  void whatIsOwedTurnsOnNoSensitiveFactWhoeverWritesTheRule(String condition) {
    for (String file : List.of(PARTNER, CONSORTIUM)) {
      assertThat(flaws(file, DUTY.formatted(condition)))
          .singleElement()
          .asString()
          .startsWith(file + ":2: policy `told`: `(principal has ")
          .contains("this fact is sensitive, and a `duty` may not turn on it");
    }
  }

  @Test
  void whatIsOwedMayTurnOnEverythingElse() {
    assertThat(
            flaws(
                PARTNER, DUTY.formatted("principal.training.contains(\"export-control-basics\")")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "context.approvals.contains(Approval::\"committee\")",
        "context.approvals.containsAll([Approval::\"partner\", Approval::\"committee\"])",
        "context.termsAccepted.contains(\"x\")",
        "context.termsAccepted.containsAll(resource.terms)"
      })
  void aPartnersRuleTellsNotInApprovalsOrTermsWhatAPersonIs(String given) {
    String condition = "(principal has usPerson && principal.usPerson) || " + given;
    assertThat(flaws(PARTNER, APPROVED.formatted(condition)))
        .singleElement()
        .asString()
        .startsWith(
            PARTNER + ":1: policy `told`: `(principal has usPerson)`: this fact is sensitive")
        .contains("together with approvals or accepted terms");

    assertThat(flaws(PARTNER, APPROVED.formatted(given))).isEmpty();
    assertThat(flaws(CONSORTIUM, APPROVED.formatted(condition))).isEmpty();
  }

  @Test
  void aPartnersRuleMayAskForASensitiveFactAlone() {
    assertThat(
            flaws(PARTNER, APPROVED.formatted("principal has jpResident && principal.jpResident")))
        .isEmpty();
  }

  /** What the register of facts calls sensitive is so, and so is what a schema adds to it. */
  @ParameterizedTest
  @CsvSource({"usPerson?: Bool, usPerson, true", "licences: Set<String>, licences, false"})
  void whatIsSensitiveTheRegisterSaysAndTheSchemaMayAdd(
      String declared, String name, boolean registered) {
    String schema = SHIPPED.text(PolicyFiles.SCHEMA).orElseThrow();
    int end = schema.indexOf(declared);
    int start = schema.lastIndexOf("@supplier", end);
    String changed =
        schema.substring(0, start) + (registered ? "" : "@sensitive ") + schema.substring(end);
    String condition =
        registered ? "principal has usPerson" : "principal.licences.contains(\"D123\")";

    assertThat(changed).isNotEqualTo(schema);
    assertThat(
            flaws(
                SHIPPED.with(PolicyFiles.SCHEMA, changed).with(PARTNER, DUTY.formatted(condition))))
        .singleElement()
        .asString()
        .contains(name)
        .contains("this fact is sensitive");
  }

  private static List<String> flaws(String file, String text) {
    return flaws(SHIPPED.with(file, text));
  }

  private static List<String> flaws(PolicyFiles files) {
    return switch (BundleLoader.build(files)) {
      case Loaded.Valid _ -> List.of();
      case Loaded.Invalid invalid -> invalid.flaws();
    };
  }
}
