package org.entente.policy.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
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
import org.entente.policy.PolicySource;
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

  private static final String PLAIN =
      """
      // Why it is there.
      @id("plain") @title("Plain") @reason("It asks nobody what they are.")
      forbid (principal, action == Action::"receive", resource)
      unless { principal.training.contains("export-control-basics") };
      """;

  private static final String PERSONAL =
      """
      @id("personal") @title("Personal") @reason("It asks people what they are.")
      forbid (principal is User, action == Action::"receive", resource)
      unless { principal has usPerson && principal.usPerson };
      """;

  private static final PolicyFiles START =
      new PolicyFiles(
          Map.of(
              PolicyFiles.SCHEMA,
              read("policies/schema.cedarschema"),
              SHARED,
              "s",
              OWN,
              PLAIN,
              OTHERS,
              "x",
              OLD_TEST,
              "a: b"));

  private static final RorId HOME = new RorId("https://ror.org/01qz5mb56");
  private static final RorId ELSEWHERE = new RorId("https://ror.org/026v1ze26");

  private final FourEyes eyes = new FourEyes(new NamedOwners());

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
    PolicyFiles own = START.with(OWN, PLAIN.replace("export-control-basics", "rules-of-the-house"));
    assertThat(eyes.needing(STEWARD, draft(STEWARD, own.with(NEW_TEST, HOME.value())))).isEmpty();
    assertThat(eyes.needing(STEWARD, draft(STEWARD, own.with(OLD_TEST, "changed"))))
        .containsExactly(entry(OLD_TEST, FourEyes.Why.STANDING));
    assertThat(eyes.needing(ADMIN, draft(ADMIN, own.with(SHARED, "changed"))))
        .containsExactly(entry(SHARED, FourEyes.Why.NOT_OWN), entry(OWN, FourEyes.Why.NOT_OWN));
    assertThat(eyes.needing(OFFICER, draft(OFFICER, PolicyFiles.SCHEMA)))
        .containsExactly(entry(PolicyFiles.SCHEMA, FourEyes.Why.NOT_OWN));
    assertThat(eyes.needing(STEWARD, draft(STEWARD, OTHERS)))
        .containsExactly(entry(OTHERS, FourEyes.Why.NOT_OWN));
  }

  /** All stories must come true before anybody publishes: one could keep out another's rules. */
  @Test
  void aStoryAboutDatasetsOfOthersTakesASecondPerson() {
    for (String text : List.of(ELSEWHERE.value(), HOME + " " + ELSEWHERE, "unreadable")) {
      for (Actor publisher : List.of(STEWARD, ADMIN)) {
        assertThat(eyes.needing(publisher, draft(publisher, START.with(NEW_TEST, text))))
            .as(text)
            .containsExactly(entry(NEW_TEST, FourEyes.Why.OF_OTHERS));
      }
    }
    Actor ofNowhere =
        new Actor(
            STEWARD.ref(),
            ActorKind.HUMAN,
            "nowhere",
            Optional.empty(),
            Set.of(Role.ADMIN),
            Map.of(),
            Optional.empty(),
            Optional.empty());
    assertThat(eyes.needing(ofNowhere, draft(ofNowhere, START.with(NEW_TEST, "unreadable"))))
        .containsExactly(entry(NEW_TEST, FourEyes.Why.OF_OTHERS));
  }

  @Test
  void aStoryThatWasThereIsNeitherChangedNorTakenAwayAlone() {
    PolicyFiles own = START.with(OLD_TEST, HOME.value());
    for (String text : List.of(HOME + " anew", HOME + " " + ELSEWHERE, "")) {
      assertThat(eyes.needing(STEWARD, draft(STEWARD, own, own.with(OLD_TEST, text))))
          .containsExactly(entry(OLD_TEST, FourEyes.Why.STANDING));
    }
  }

  /** Whom such a rule stops would tell its author what people are. */
  @Test
  void aRuleThatTurnsOnASensitiveFactTakesASecondPerson() {
    PolicyFiles with = START.with(OWN, PLAIN + PERSONAL);
    for (PolicyFiles changed :
        List.of(
            START,
            with.with(OWN, PLAIN + PERSONAL.replace("receive", "compute")),
            with.with(OWN, PLAIN + PERSONAL.replace("principal.usPerson", "!principal.usPerson")),
            with.with(
                OWN,
                PLAIN
                    + PERSONAL.replace(
                        "principal has usPerson && principal.usPerson",
                        "principal.training.contains(\"x\")")),
            with.with(
                OWN,
                PLAIN
                    + PERSONAL.replace("principal.usPerson", "principal[\"usPerson\"]")
                    + "\n"
                    + PERSONAL.replace("\"personal\"", "\"another\"")),
            with.with(OWN, ""))) {
      assertThat(eyes.needing(STEWARD, draft(STEWARD, with, changed)))
          .as(changed.text(OWN).orElse("taken away"))
          .containsExactly(entry(OWN, FourEyes.Why.SENSITIVE));
    }
    assertThat(eyes.needing(STEWARD, draft(STEWARD, START, START.with(OWN, PLAIN + escaped()))))
        .containsExactly(entry(OWN, FourEyes.Why.SENSITIVE));
  }

  @Test
  void besideSuchARuleOthersAreChangedAlone() {
    PolicyFiles with = START.with(OWN, PLAIN + PERSONAL);
    for (String text :
        List.of(
            PERSONAL,
            PLAIN.replace("export-control-basics", "rules-of-the-house") + PERSONAL,
            PERSONAL + "// Looked through.\n" + PLAIN,
            PLAIN + PERSONAL.replace("unless {", "unless // known to be one\n  {"))) {
      assertThat(eyes.needing(STEWARD, draft(STEWARD, with, with.with(OWN, text))))
          .as(text)
          .isEmpty();
    }
  }

  @Test
  void whatCannotBeReadIsNotForOneAlone() {
    for (String text : List.of("forbid (principal", "forbid (principal, action, what);")) {
      assertThat(eyes.needing(STEWARD, draft(STEWARD, START.with(OWN, text))))
          .containsExactly(entry(OWN, FourEyes.Why.UNREADABLE));
    }
  }

  /** A name that a look at the text alone would not find. */
  private static String escaped() {
    return PERSONAL
        .replace("has usPerson", "has \"us\\u{50}erson\"")
        .replace("principal.usPerson", "principal[\"us\\u{50}erson\"]");
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
    return draft(author, files);
  }

  private static Draft draft(Actor author, PolicyFiles files) {
    return draft(author, START, files);
  }

  private static Draft draft(Actor author, PolicyFiles start, PolicyFiles files) {
    return new Draft(
        new DraftId(UUID.randomUUID()),
        "A draft",
        Optional.of("0".repeat(64)),
        start,
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

  /** Stories that are nothing but the owners of their datasets. */
  private static final class NamedOwners implements DraftTests {
    @Override
    public List<String> unreadable(PolicyFiles files) {
      return List.of();
    }

    @Override
    public List<String> failures(PolicySource.Loaded.Valid bundle) {
      return List.of();
    }

    @Override
    public Optional<Set<RorId>> owners(PolicyFiles files, String path) {
      Set<RorId> owners = new HashSet<>();
      for (String word : files.text(path).orElse("").split(" ")) {
        RorId.parse(word).ifPresent(owners::add);
      }
      return owners.isEmpty() ? Optional.empty() : Optional.of(owners);
    }
  }

  private static String read(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
