package org.entente.harvest.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entente.catalog.DatasetDraft;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Governance.AccessLevel;
import org.entente.policy.Governance.AiTraining;
import org.entente.policy.Governance.Cui;
import org.entente.policy.Governance.MetadataTier;
import org.entente.policy.Governance.Regime;
import org.junit.jupiter.api.Test;

/** Records as NIST, DataCite, Zenodo and MLCommons published them. */
class RealRecordsTest {
  private static final RorId OWNER = new RorId("https://ror.org/01qz5mb56");

  private static List<DatasetDraft> read(String format, String file) {
    return Drafts.of(
        format,
        Objects.requireNonNull(RealRecordsTest.class.getResourceAsStream("/harvest/" + file)),
        Optional.of(OWNER));
  }

  private static DatasetDraft named(List<DatasetDraft> drafts, String identifier) {
    return drafts.stream()
        .filter(draft -> draft.identifier().equals(identifier))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void publicNistDatasetIsOpenWithItsDoiKeywordsAndThemes() {
    DatasetDraft draft =
        named(read("dcat-us", "nist.dcat-us.json"), "349FC6C113FA5700E0531A5706810A431464");
    assertThat(draft.metadata().title()).startsWith("Volatile Data Stream (VDS)");
    assertThat(draft.metadata().doi()).contains("10.18434/T4FK54");
    assertThat(draft.metadata().modified()).contains("2016-06-06");
    assertThat(draft.metadata().keywords()).contains("MTConnect", "Machining");
    assertThat(draft.metadata().creators())
        .containsExactly("National Institute of Standards and Technology");
    assertThat(draft.governance().accessLevel()).isEqualTo(AccessLevel.OPEN);
    assertThat(draft.governance().unresolved()).isEmpty();
  }

  @Test
  void restrictedNistDatasetKeepsItsRightsAndAsksItsStewardForTheRest() {
    DatasetDraft draft =
        named(read("dcat-us", "nist.dcat-us.json"), "26F2FB7D11E1EB44E0531A570681D23C1451");
    assertThat(draft.metadata().description()).contains("Rights: Users must abide by the release");
    assertThat(draft.governance().accessLevel()).isEqualTo(AccessLevel.RESTRICTED);
    assertThat(draft.governance().metadataTier()).isEqualTo(MetadataTier.FULL);
    assertThat(draft.governance().approvals()).containsExactly(Approval.STEWARD);
    assertThat(draft.governance().export().regime()).isEqualTo(Regime.UNDETERMINED);
    assertThat(draft.governance().unresolved())
        .contains("basis", "export.regime", "aiTraining", "humanSubjects");
  }

  @Test
  void controlledInformationKeepsItsBannerAndWhoDesignatedIt() {
    DatasetDraft draft =
        restricted(
            """
            {"cuiBannerMarking":"CUI//SP-EXPT/SP-UCNI//NOFORN",
             "designationIndicator":"Department of Energy, Office of Science"}
            """);
    assertThat(draft.governance().accessLevel()).isEqualTo(AccessLevel.CONTROLLED);
    assertThat(draft.governance().cui())
        .isEqualTo(
            new Cui(
                Set.of("SP-EXPT", "SP-UCNI"),
                Set.of("NOFORN"),
                Optional.of("CUI//SP-EXPT/SP-UCNI//NOFORN"),
                Optional.of("Department of Energy, Office of Science")));
  }

  @Test
  void controlledInformationWithoutABannerIsKnownAsSuchAndNoMore() {
    assertThat(restricted("{\"designationIndicator\":\"Department of Energy\"}").governance().cui())
        .isEqualTo(
            new Cui(Set.of(), Set.of(), Optional.of("CUI"), Optional.of("Department of Energy")));
  }

  private static DatasetDraft restricted(String cuiRestriction) {
    String record =
        """
        {"dataset":[{"identifier":"c-1","title":"Alloys","description":"Creep of alloys.",
         "accessLevel":"restricted public","cuiRestriction":%s}]}
        """
            .formatted(cuiRestriction);
    return Drafts.of(
            "dcat-us",
            new ByteArrayInputStream(record.getBytes(StandardCharsets.UTF_8)),
            Optional.of(OWNER))
        .getFirst();
  }

  @Test
  void narrativeWithoutRightsIsFullyDescribedAndNotOpen() {
    DatasetDraft draft = read("datacite", "narrative.datacite.json").getFirst();
    assertThat(draft.identifier()).isEqualTo("10.25982/44746.21/1635640");
    assertThat(draft.metadata().doi()).contains("10.25982/44746.21/1635640");
    assertThat(draft.metadata().landingPage())
        .contains("https://www.osti.gov/servlets/purl/1635640/");
    assertThat(draft.metadata().year()).contains(2020);
    assertThat(draft.metadata().creators()).contains("Podar, Mircea");
    assertThat(draft.governance().accessLevel()).isEqualTo(AccessLevel.CLOSED);
    assertThat(draft.governance().metadataTier()).isEqualTo(MetadataTier.FULL);
    assertThat(draft.governance().unresolved()).contains("accessLevel");
  }

  @Test
  void pageOfDataCiteIsReadRecordByRecordAndOnlyAnOpenLicenceOpens() {
    List<DatasetDraft> drafts = read("datacite", "page.datacite.json");
    assertThat(drafts).hasSize(2);
    assertThat(named(drafts, "10.5281/zenodo.6675865").governance().accessLevel())
        .isEqualTo(AccessLevel.OPEN);
    DatasetDraft nonCommercial = named(drafts, "10.15468/dl.fujc5b");
    assertThat(nonCommercial.metadata().license())
        .hasValueSatisfying(licence -> assertThat(licence).containsIgnoringCase("nc"));
    assertThat(nonCommercial.governance().accessLevel()).isEqualTo(AccessLevel.CLOSED);
  }

  @Test
  void croissantFilesWithAnAddressBecomeDistributions() {
    DatasetDraft draft = read("croissant", "fashion-mnist.croissant.json").getFirst();
    assertThat(draft.metadata().title()).isEqualTo("fashion_mnist");
    assertThat(draft.metadata().license()).contains("mit");
    assertThat(draft.metadata().distributions()).isNotEmpty();
    assertThat(draft.metadata().distributions())
        .allSatisfy(file -> assertThat(file.location()).isPresent());
    assertThat(draft.governance().accessLevel()).isEqualTo(AccessLevel.OPEN);
    assertThat(draft.governance().aiTraining()).isEqualTo(AiTraining.YES);
  }

  @Test
  void descriptionBeyondWhatTheCatalogTakesIsCutAndTheRecordKept() {
    String record =
        """
        {"data":{"attributes":{"doi":"10.15468/dl.qytzpf","titles":[{"title":"Occurrence Download"}],
         "descriptions":[{"descriptionType":"Abstract","description":"%s"}]}}}
        """
            .formatted("A dataset containing 169984 species occurrences. ".repeat(3_000));
    DatasetDraft draft =
        Drafts.of(
                "datacite",
                new java.io.ByteArrayInputStream(
                    record.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                Optional.of(OWNER))
            .getFirst();
    assertThat(draft.metadata().description()).hasSize(100_000).endsWith("…");
  }
}
