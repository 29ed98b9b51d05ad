package org.entente.harvest.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.catalog.DatasetDraft;
import org.entente.catalog.Metadata.Distribution;
import org.entente.catalog.RecordJson;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Governance;
import org.entente.policy.Governance.AccessLevel;
import org.entente.policy.Governance.AiTraining;
import org.entente.policy.Governance.Basis;
import org.entente.policy.Governance.MetadataTier;
import org.entente.policy.Governance.Regime;
import org.entente.policy.Governance.Review;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample catalog as it ships, read by the importers that load it. */
class ShippedSampleTest {
  private static final Path SAMPLE = Path.of("deploy", "local", "sample");
  private static final RorId ORNL = new RorId("https://ror.org/01qz5mb56");
  private static final RorId NIMS = new RorId("https://ror.org/026v1ze26");
  private static final RorId NVIDIA = new RorId("https://ror.org/03jdj4y14");

  private static List<DatasetDraft> drafts;

  @BeforeAll
  static void readEveryRecord() throws IOException {
    drafts = new ArrayList<>();
    for (JsonNode part : RecordJson.mapper().readTree(SAMPLE.resolve("manifest.json").toFile())) {
      Optional<RorId> owner =
          Optional.ofNullable(part.get("owner")).map(ror -> new RorId(ror.textValue()));
      drafts.addAll(
          Drafts.of(
              part.get("format").textValue(),
              Files.newInputStream(SAMPLE.resolve(part.get("file").textValue())),
              owner));
    }
  }

  private static Stream<DatasetDraft> where(Predicate<Governance> holds) {
    return drafts.stream().filter(draft -> holds.test(draft.governance()));
  }

  private static DatasetDraft story(RorId owner, String identifier) {
    return drafts.stream()
        .filter(draft -> draft.owner().equals(owner) && draft.identifier().equals(identifier))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no dataset " + identifier));
  }

  private static Stream<Distribution> ownFiles(DatasetDraft draft) {
    return draft.metadata().distributions().stream()
        .filter(file -> file.location().orElse("").startsWith("file:"));
  }

  @Test
  void holdsEnoughRecordsOfEnoughOwnersEachNamedOnce() {
    assertThat(drafts).hasSizeGreaterThanOrEqualTo(1_500);
    assertThat(drafts.stream().map(DatasetDraft::owner)).doesNotContainNull();
    assertThat(drafts.stream().map(DatasetDraft::owner).collect(Collectors.toSet()))
        .hasSizeGreaterThanOrEqualTo(12);
    assertThat(drafts.stream().map(DatasetDraft::key)).doesNotHaveDuplicates();
  }

  @Test
  void everyShippedFileHasTheSizeAndHashOfItsRecord() throws IOException, NoSuchAlgorithmException {
    Set<Path> named = new java.util.HashSet<>();
    for (DatasetDraft draft : drafts) {
      for (Distribution file : ownFiles(draft).toList()) {
        Path path =
            SAMPLE
                .resolve("files")
                .resolve(file.location().orElseThrow().substring("file:".length()));
        byte[] bytes = Files.readAllBytes(path);
        assertThat(bytes).as(path.toString()).isNotEmpty();
        assertThat(file.byteSize()).as(path.toString()).contains((long) bytes.length);
        assertThat(file.sha256())
            .as(path.toString())
            .contains(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(named.add(path)).as(path + " belongs to one dataset").isTrue();
      }
    }
    try (Stream<Path> shipped = Files.walk(SAMPLE.resolve("files"))) {
      assertThat(shipped.filter(Files::isRegularFile).toList())
          .containsExactlyInAnyOrderElementsOf(named);
    }
    assertThat(drafts.stream().filter(draft -> ownFiles(draft).findAny().isPresent()).count())
        .isGreaterThanOrEqualTo(30);
  }

  @Test
  void coversEveryGovernanceStoryMoreThanOnce() {
    Map<String, Predicate<Governance>> stories =
        Map.ofEntries(
            Map.entry("open", g -> g.accessLevel() == AccessLevel.OPEN),
            Map.entry("agreement", g -> g.requiredAgreements().contains("us-jp-2026")),
            Map.entry(
                "export-controlled",
                g ->
                    g.export().regime() == Regime.EAR
                        && g.export().releasableTo().equals(Set.of("US", "JP"))
                        && g.approvals().contains(Approval.STEWARD)),
            Map.entry("nuclear technology", g -> g.export().regime() == Regime.PART810),
            Map.entry("FEFTA", g -> g.export().regime() == Regime.FEFTA),
            Map.entry(
                "embargo",
                g ->
                    g.collections().contains("arim")
                        && g.embargo()
                            .filter(e -> e.until().isAfter(Instant.parse("2026-12-31T00:00:00Z")))
                            .isPresent()),
            Map.entry(
                "hidden",
                g ->
                    g.basis() == Basis.USER_PROPRIETARY
                        && g.metadataTier() == MetadataTier.HIDDEN
                        && g.parties().isEmpty()),
            Map.entry(
                "proprietary with a party",
                g -> g.basis() == Basis.USER_PROPRIETARY && !g.parties().isEmpty()),
            Map.entry("summary only", g -> g.metadataTier() == MetadataTier.SUMMARY),
            Map.entry(
                "training asked for",
                g -> g.accessLevel() == AccessLevel.OPEN && g.aiTraining() == AiTraining.ASK),
            Map.entry("no training", g -> g.aiTraining() == AiTraining.NO),
            Map.entry("people", g -> g.humanSubjects() && !g.duo().isEmpty()),
            Map.entry("enclave", g -> g.enclave().isPresent()),
            Map.entry("CRADA", g -> g.basis() == Basis.CRADA && g.protectedUntil().isPresent()),
            Map.entry(
                "biosecurity", g -> g.biosecurity() == Review.PENDING && g.unresolved().isEmpty()),
            Map.entry("left out", g -> !g.unresolved().isEmpty()),
            Map.entry(
                "closed",
                g ->
                    g.accessLevel() == AccessLevel.CLOSED
                        && g.metadataTier() == MetadataTier.FULL
                        && g.unresolved().isEmpty()));
    stories.forEach(
        (story, holds) -> assertThat(where(holds).count()).as(story).isGreaterThanOrEqualTo(2));
  }

  @Test
  void mostOfItIsListedForEverybodyInFewGovernanceClasses() {
    assertThat(where(g -> g.metadataTier() != MetadataTier.HIDDEN && g.embargo().isEmpty()).count())
        .isGreaterThanOrEqualTo(drafts.size() * 2L / 3);
    assertThat(
            drafts.stream()
                .map(draft -> Map.entry(draft.owner(), draft.governance()))
                .distinct()
                .count())
        .isBetween(60L, 200L);
  }

  @Test
  void datasetsOfTheTourAreThereWithTheirFiles() {
    DatasetDraft open = story(ORNL, "10.25982/44746.21/1635640");
    DatasetDraft agreement = story(ORNL, "10.25982/73218.75/1777998");
    DatasetDraft exportControlled = story(ORNL, "34A313AF57372708E0531A570681D9CF1465");
    DatasetDraft embargoed = story(NIMS, "ECBCC1C130112ED9E04306570681B10723");
    DatasetDraft hidden = story(NVIDIA, "asl_1000");
    DatasetDraft asked = story(ORNL, "nasa-gedil4aagbdensityv212056");
    assertThat(List.of(open, agreement, exportControlled, embargoed, hidden, asked))
        .allSatisfy(draft -> assertThat(ownFiles(draft)).isNotEmpty());
    assertThat(open.governance().accessLevel()).isEqualTo(AccessLevel.OPEN);
    assertThat(agreement.governance().approvals()).containsExactly(Approval.STEWARD);
    assertThat(exportControlled.governance().approvals())
        .containsExactlyInAnyOrder(Approval.STEWARD, Approval.EXPORT_CONTROL);
    assertThat(embargoed.governance().embargo()).isPresent();
    assertThat(hidden.governance().metadataTier()).isEqualTo(MetadataTier.HIDDEN);
    assertThat(asked.governance().aiTraining()).isEqualTo(AiTraining.ASK);
  }

  @Test
  void recordsKeepWhatTheirSourceSaysOfThem() {
    assertThat(drafts.stream().filter(draft -> draft.metadata().doi().isPresent()).count())
        .isGreaterThan(60);
    assertThat(drafts.stream().filter(draft -> draft.metadata().license().isPresent()).count())
        .isGreaterThan(1_400);
    assertThat(drafts.stream().filter(draft -> draft.metadata().landingPage().isPresent()).count())
        .isGreaterThan(1_400);
    assertThat(
            drafts.stream().filter(draft -> !draft.metadata().challengeAreas().isEmpty()).count())
        .isGreaterThan(800);
  }
}
