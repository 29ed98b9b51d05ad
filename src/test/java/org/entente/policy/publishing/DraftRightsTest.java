package org.entente.policy.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Role;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.entente.policy.PolicyFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DraftRightsTest {
  private static final String OWN = "partners/01qz5mb56/rules.cedar";
  private static final String OTHERS = "partners/026v1ze26/rules.cedar";
  private static final String SHARED = "consortium/guardrails.cedar";
  private static final String OLD_TEST = "tests/leaver.yaml";
  private static final String NEW_TEST = "tests/new.yaml";

  private static final Actor ADMIN = person("admin", Role.ADMIN);
  private static final Actor OFFICER = person("officer", Role.PROGRAMME_OFFICER);
  private static final Actor STEWARD = person("steward", Role.STEWARD);
  private static final Actor COLLEAGUE = person("colleague", Role.STEWARD);

  private static final PolicyFiles START =
      new PolicyFiles(
          Map.of(
              PolicyFiles.SCHEMA, "schema", SHARED, "s", OWN, "o", OTHERS, "x", OLD_TEST, "a: b"));

  @ParameterizedTest
  @CsvSource({
    "partners/01qz5mb56/rules.cedar, true, true",
    "tests/leaver.yaml, true, true",
    "partners/026v1ze26/rules.cedar, false, false",
    "consortium/guardrails.cedar, true, false",
    "schema.cedarschema, true, false"
  })
  void aStewardWritesTheirOwnRulesAndTestsAndReadsWhatIsShared(
      String path, boolean reads, boolean writes) {
    assertThat(DraftRights.reads(STEWARD, path)).isEqualTo(reads);
    assertThat(DraftRights.writes(STEWARD, path)).isEqualTo(writes);
    assertThat(DraftRights.writes(ADMIN, path)).isTrue();
    assertThat(DraftRights.writes(OFFICER, path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "partners/01qz5mb56/../026v1ze26/rules.cedar",
        "partners/../consortium/x.cedar",
        "partners/../x.cedar",
        "../policies/partners/01qz5mb56/x.cedar",
        "/partners/01qz5mb56/x.cedar",
        "partners/01qz5mb56/./x.cedar",
        "partners/01qz5mb56//x.cedar",
        "partners/01qz5mb56/x.cedar/",
        "partners/01qz5mb56/x.cedar\n",
        "partners/01qz5mb56/x.cedar\0.yaml",
        "partners/01qz5mb56%2f..%2f026v1ze26/x.cedar",
        "partners\\01qz5mb56\\x.cedar",
        "partners/01QZ5MB56/x.cedar",
        "partners/01qz5mb57/x.cedar",
        "partners/01qz5mb56/X.cedar",
        "tests/../consortium/x.cedar",
        "consortium/../partners/01qz5mb56/x.cedar",
        ""
      })
  void noTrickWithAPathLeadsAnywhere(String path) {
    assertThat(DraftRights.writes(STEWARD, path)).isFalse();
    assertThat(DraftRights.writes(ADMIN, path)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = ActorKind.class,
      names = {"SERVICE", "AI_AGENT"})
  void softwareHasNoPartInPolicies(ActorKind kind) {
    Actor software =
        new Actor(
            new ActorRef("software", "software"),
            kind,
            "software",
            STEWARD.org(),
            Set.of(Role.ADMIN, Role.STEWARD, Role.PROGRAMME_OFFICER, Role.AUDITOR),
            Map.of(),
            kind == ActorKind.AI_AGENT ? Optional.of(ADMIN) : Optional.empty(),
            Optional.empty());

    assertThat(DraftRights.drafts(software)).isFalse();
    assertThat(DraftRights.readsHistory(software)).isFalse();
    assertThat(DraftRights.writes(software, OWN)).isFalse();
    assertThat(DraftRights.reads(software, OWN)).isFalse();
    assertThat(DraftRights.sees(software, draft(STEWARD, OWN))).isFalse();
    assertThat(DraftRights.approves(software, draft(STEWARD, OWN))).isFalse();
  }

  @Test
  void aloneOnePublishesOnesOwnRulesOnly() {
    assertThat(DraftRights.needingSecond(STEWARD, draft(STEWARD, OWN, NEW_TEST))).isEmpty();
    assertThat(DraftRights.needingSecond(STEWARD, draft(STEWARD, OWN, OLD_TEST)))
        .containsExactly(OLD_TEST);
    assertThat(DraftRights.needingSecond(ADMIN, draft(ADMIN, SHARED, OWN)))
        .containsExactly(SHARED, OWN);
    assertThat(DraftRights.needingSecond(OFFICER, draft(OFFICER, PolicyFiles.SCHEMA)))
        .containsExactly(PolicyFiles.SCHEMA);
  }

  @Test
  void theSecondPersonHadNoPartInItAndMayChangeAllOfIt() {
    Draft shared = draft(ADMIN, SHARED);
    assertThat(DraftRights.approves(OFFICER, shared)).isTrue();
    assertThat(DraftRights.approves(ADMIN, shared)).isFalse();
    assertThat(DraftRights.approves(STEWARD, shared)).isFalse();
    assertThat(DraftRights.approves(OFFICER, shared.edited(START, OFFICER.ref(), Instant.EPOCH)))
        .isFalse();
    assertThat(DraftRights.approves(OFFICER, shared.proposed(OFFICER.ref(), Instant.EPOCH)))
        .isFalse();
    assertThat(DraftRights.approves(STEWARD, draft(ADMIN, OWN))).isTrue();
    assertThat(DraftRights.approves(STEWARD, draft(ADMIN, OWN, OTHERS))).isFalse();
  }

  @Test
  void aStewardSeesDraftsOfTheirsAndOfWhatIsTheirs() {
    assertThat(DraftRights.sees(STEWARD, draft(STEWARD))).isTrue();
    assertThat(DraftRights.sees(STEWARD, draft(COLLEAGUE, OWN))).isTrue();
    assertThat(DraftRights.sees(STEWARD, draft(COLLEAGUE))).isFalse();
    assertThat(DraftRights.sees(STEWARD, draft(ADMIN, OWN, OTHERS))).isFalse();
    assertThat(DraftRights.sees(STEWARD, draft(ADMIN, SHARED))).isFalse();
    assertThat(DraftRights.sees(OFFICER, draft(STEWARD, OWN))).isTrue();
    assertThat(DraftRights.sees(person("auditor", Role.AUDITOR), draft(STEWARD, OWN))).isFalse();
  }

  @Test
  void whatIsHandedInTakesNothingAwayThatIsOthers() {
    PolicyFiles theirs = Uploads.onto(START, Map.of("partners/01qz5mb56/new.cedar", "n"), STEWARD);
    assertThat(theirs.texts())
        .containsOnlyKeys(
            PolicyFiles.SCHEMA, SHARED, OTHERS, OLD_TEST, "partners/01qz5mb56/new.cedar");

    PolicyFiles whole = Uploads.onto(START, Map.of(PolicyFiles.SCHEMA, "s"), ADMIN);
    assertThat(whole.texts()).containsOnlyKeys(PolicyFiles.SCHEMA);
  }

  @Test
  void flawsOfFilesThatOneMayNotReadAreNotTold() {
    List<String> flaws =
        List.of(OTHERS + ":3: policy `secret`: no such attribute", OWN + ":1: `@id` is missing");

    assertThat(DraftCheck.readable(STEWARD, flaws))
        .contains(OWN + ":1: `@id` is missing")
        .noneMatch(flaw -> flaw.contains("secret") || flaw.contains("026v1ze26"));
    assertThat(DraftCheck.readable(ADMIN, flaws)).isEqualTo(flaws);
  }

  private static Draft draft(Actor author, String... changed) {
    PolicyFiles files = START;
    for (String path : changed) {
      files = files.with(path, "changed");
    }
    return new Draft(
        new DraftId(UUID.randomUUID()),
        "A draft",
        Optional.of("0".repeat(64)),
        START,
        files,
        Draft.State.EDITING,
        author.ref(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        Instant.EPOCH,
        Instant.EPOCH,
        1);
  }

  private static Actor person(String name, Role role) {
    return new Actor(
        new ActorRef("issuer#" + name, name),
        ActorKind.HUMAN,
        name,
        Optional.of(new RorId("https://ror.org/01qz5mb56")),
        Set.of(role),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }
}
