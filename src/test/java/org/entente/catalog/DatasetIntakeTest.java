package org.entente.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Governance;
import org.entente.policy.Governance.AccessLevel;
import org.entente.policy.Governance.AiTraining;
import org.entente.policy.Governance.Basis;
import org.entente.policy.Governance.MetadataTier;
import org.entente.policy.Governance.Regime;
import org.entente.policy.Governance.Review;
import org.entente.policy.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetIntakeTest {
  private static final ObjectMapper MAPPER = RecordJson.mapper();
  private static final RorId ORNL = new RorId("https://ror.org/01qz5mb56");

  /** The governance of DESIGN section 10, word for word. */
  private static final String DESIGNED =
      """
      {"accessLevel":"restricted","metadataTier":"full","basis":"dua","protectedUntil":null,
       "embargo":{"until":"2027-03-31T15:00:00Z","team":["project-x"]},
       "export":{"regime":"ear","releasableTo":["US","JP"],"licences":[]},
       "cui":{"categories":[],"dissemination":[]},"purposes":["research"],"duo":[],
       "aiTraining":"ask","humanSubjects":false,"biosecurity":"none","minAssurance":2,
       "approvals":["steward"],"requiredTraining":[],"requiredAgreements":["us-jp-2026"],
       "allowedCountries":[],"obligations":["cite"]}
      """;

  private static ObjectNode minimal() {
    return MAPPER
        .createObjectNode()
        .put("identifier", "a-1")
        .put("owner", ORNL.value())
        .put("title", "A title")
        .put("description", "What it is.");
  }

  private static ObjectNode with(String name, String json) {
    try {
      return minimal().set(name, MAPPER.readTree(json));
    } catch (com.fasterxml.jackson.core.JsonProcessingException badTest) {
      throw new AssertionError(badTest);
    }
  }

  private static DatasetDraft accepted(ObjectNode document) {
    return switch (DatasetIntake.read(document, Optional.empty())) {
      case DatasetIntake.Result.Accepted(DatasetDraft draft) -> draft;
      case DatasetIntake.Result.Refused refused -> throw new AssertionError(refused.problem());
    };
  }

  private static String refused(ObjectNode document) {
    return switch (DatasetIntake.read(document, Optional.empty())) {
      case DatasetIntake.Result.Accepted accepted ->
          throw new AssertionError("accepted " + accepted);
      case DatasetIntake.Result.Refused refused -> refused.problem();
    };
  }

  @Test
  void governanceLeftOutTakesItsMostRestrictiveValues() {
    Governance governance = accepted(minimal()).governance();
    assertThat(governance.accessLevel()).isEqualTo(AccessLevel.CLOSED);
    assertThat(governance.metadataTier()).isEqualTo(MetadataTier.HIDDEN);
    assertThat(governance.basis()).isEqualTo(Basis.USER_PROPRIETARY);
    assertThat(governance.export().regime()).isEqualTo(Regime.UNDETERMINED);
    assertThat(governance.aiTraining()).isEqualTo(AiTraining.UNDETERMINED);
    assertThat(governance.humanSubjects()).isTrue();
    assertThat(governance.biosecurity()).isEqualTo(Review.PENDING);
    assertThat(governance.minAssurance()).isEqualTo(3);
    assertThat(governance.embargo()).isEmpty();
    assertThat(governance.unresolved())
        .containsExactlyInAnyOrder(
            "accessLevel",
            "metadataTier",
            "basis",
            "export.regime",
            "aiTraining",
            "humanSubjects",
            "biosecurity",
            "minAssurance");
  }

  @Test
  void theDesignedGovernanceIsReadWhole() {
    Governance governance = accepted(with("governance", DESIGNED)).governance();
    assertThat(governance.unresolved()).isEmpty();
    assertThat(governance.embargo())
        .contains(
            new Governance.Embargo(Instant.parse("2027-03-31T15:00:00Z"), Set.of("project-x")));
    assertThat(governance.export().releasableTo()).containsExactlyInAnyOrder("US", "JP");
    assertThat(governance.purposes()).containsExactly(Purpose.RESEARCH);
    assertThat(governance.approvals()).containsExactly(Approval.STEWARD);
    assertThat(governance.requiredAgreements()).containsExactly("us-jp-2026");
    assertThat(governance.minAssurance()).isEqualTo(2);
  }

  @Test
  void anExportWithoutRegimeIsUnresolved() {
    Governance governance =
        accepted(with("governance", "{\"export\":{\"releasableTo\":[\"JP\"]}}")).governance();
    assertThat(governance.export().regime()).isEqualTo(Regime.UNDETERMINED);
    assertThat(governance.unresolved()).contains("export.regime");
  }

  @Test
  void markingsAndTheControlListEntryAreKept() {
    Governance governance =
        accepted(
                with(
                    "governance",
                    """
                    {"basis":"spp","aiTraining":"internal_only",
                     "export":{"regime":"ear","eccn":"3E001.a.1"},
                     "cui":{"banner":"CUI//SP-UCNI//NOFORN","designator":"DOE, Office of Science",
                            "categories":["SP-UCNI"],"dissemination":["NOFORN"]}}
                    """))
            .governance();
    assertThat(governance.basis()).isEqualTo(Basis.SPP);
    assertThat(governance.aiTraining()).isEqualTo(AiTraining.INTERNAL_ONLY);
    assertThat(governance.export().eccn()).contains("3E001.a.1");
    assertThat(governance.cui().banner()).contains("CUI//SP-UCNI//NOFORN");
    assertThat(governance.cui().designator()).contains("DOE, Office of Science");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EAR99", "0A919", "9A610.x", "3A001.b.2.a"})
  void entriesOfTheCommerceControlListAreKnownByTheirForm(String eccn) {
    assertThat(
            accepted(with("governance", "{\"export\":{\"eccn\":\"%s\"}}".formatted(eccn)))
                .governance()
                .export()
                .eccn())
        .contains(eccn);
  }

  @Test
  void markingsHaveBounds() {
    assertThat(
            refused(with("governance", "{\"cui\":{\"banner\":\"%s\"}}".formatted("x".repeat(201)))))
        .contains("`governance.cui.banner` is longer than 200 characters");
    assertThat(
            refused(
                with("governance", "{\"cui\":{\"designator\":\"%s\"}}".formatted("x".repeat(501)))))
        .contains("`governance.cui.designator` is longer than 500 characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"acessLevel\":\"open\"} | `governance.acessLevel` is not a field",
        "{\"accessLevel\":\"public\"} | `governance.accessLevel` must be one of open, restricted",
        "{\"approvals\":[\"stewart\"]} | `governance.approvals[0]` must be one of steward, export-control",
        "{\"purposes\":\"research\"} | `governance.purposes` must be a list",
        "{\"export\":{\"releasableTo\":[\"Japan\"]}} | `governance.export.releasableTo[0]` must be an ISO 3166-1",
        "{\"embargo\":{\"until\":\"2027-03-31\"}} | `governance.embargo.until` must be an RFC 3339 time",
        "{\"embargo\":{}} | `governance.embargo.until` is missing",
        "{\"minAssurance\":4} | `governance.minAssurance` must be a whole number from 1 to 3",
        "{\"minAssurance\":\"2\"} | `governance.minAssurance` must be a whole number",
        "{\"humanSubjects\":\"no\"} | `governance.humanSubjects` must be true or false",
        "{\"parties\":[\"https://ror.org/01qz5mb57\"]} | `governance.parties[0]` must be a ROR id",
        "{\"terms\":[\"abc\"]} | `governance.terms[0]` must be the hexadecimal SHA-256",
        "{\"classification\":\"secret\"} | classified material is never catalogued",
        "{\"cui\":{\"banner\":\"SECRET//NOFORN\"}} | `governance.cui.banner` marks classified",
        "{\"cui\":{\"designator\":\"Top Secret\"}} | `governance.cui.designator` marks classified",
        "{\"export\":{\"eccn\":\"3E1\"}} | `governance.export.eccn` must be an entry of the Commerce Control List",
        "{\"export\":{\"eccn\":\"EAR99.a\"}} | `governance.export.eccn` must be an entry of the Commerce Control List",
        "{\"cui\":{\"categories\":[\"Top Secret\"]}} | `governance.cui.categories` marks classified",
      })
  void badGovernanceIsRefusedByName(String governance, String problem) {
    assertThat(refused(with("governance", governance))).contains(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "a/../b",
        "/etc/passwd",
        "a\\b",
        "a//b",
        "a/.",
        "./a",
        "a/",
        "a\u0000b",
        "a\u202eb",
        "..",
        " "
      })
  void aPathThatCouldLeaveItsFolderIsRefused(String path) {
    ObjectNode document = minimal();
    document.putArray("distributions").addObject().put("path", path);
    assertThat(refused(document)).contains("distributions[0].path");
    document = minimal();
    document
        .putArray("distributions")
        .addObject()
        .put("path", "fine.csv")
        .put("location", "file:" + path);
    assertThat(refused(document)).contains("distributions[0].location");
  }

  @Test
  void twoFilesOfOnePathAreRefused() {
    ObjectNode document = with("distributions", "[{\"path\":\"a/b.csv\"},{\"path\":\"a/b.csv\"}]");
    assertThat(refused(document)).contains("name `a/b.csv` twice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "titel | \"x\" | `titel` is not a field; known here: challengeAreas",
        "title | 7 | `title` must be a string",
        "title | \" \" | `title` is empty",
        "title | \"a\\nb\" | `title` contains control characters",
        "description | \"a\\u0000b\" | `description` contains control characters",
        "description | \"a\\ud800b\" | `description` contains control characters",
        "description | \"(S//NF) yields\" | classified material is never catalogued",
        "issued | \"2026-13-01\" | `issued` must be a year, a date",
        "issued | \"yesterday\" | `issued` must be a year",
        "challengeAreas | [\"fussion\"] | `challengeAreas[0]` must be one of grid,",
        "landingPage | \"javascript:alert(1)\" | `landingPage` must be an http or https address",
        "landingPage | \"https://user:pass@host/\" | `landingPage` must be an http or https address",
        "doi | \"https://doi.org/10.1/x\" | `doi` must be a DOI",
        "owner | \"ORNL\" | `owner` must be a ROR id",
        "spatial | {\"west\":-200,\"south\":0,\"east\":1,\"north\":1} | `spatial.west` must be from -180.0",
        "spatial | {\"west\":0,\"south\":5,\"east\":1,\"north\":1} | `spatial.south` is above",
        "temporal | {} | `temporal.start` or `end` is needed",
        "temporal | {\"start\":\"2026\",\"end\":\"2025\"} | `temporal.start` is after",
        "measurements | [{\"name\":\"T\",\"min\":2,\"max\":1,\"unit\":\"K\"}] | `measurements[0].min` is above",
        "measurements | [{\"name\":\"T\",\"min\":1e999999,\"max\":1,\"unit\":\"K\"}] | `measurements[0].min` has too many digits",
        "measurements | [{\"name\":\"T\",\"min\":1,\"max\":1,\"unit\":\"deg C\"}] | `measurements[0].unit` must be a UCUM code",
        "distributions | [{\"path\":\"a\",\"sha256\":\"zz\"}] | `distributions[0].sha256` must be 64",
        "distributions | [{\"path\":\"a\",\"byteSize\":-1}] | `distributions[0].byteSize` must be a whole number",
        "distributions | [7] | `distributions[0]` must be an object",
      })
  void aBadFieldIsRefusedByName(String name, String json, String problem) {
    assertThat(refused(with(name, json))).contains(problem);
  }

  @Test
  void aRecordWithoutOwnerTakesTheImports() {
    ObjectNode document = minimal();
    document.remove("owner");
    assertThat(refused(document)).isEqualTo("`owner` is missing, a ROR id is needed");
    assertThat(DatasetIntake.read(document, Optional.of(ORNL)))
        .isInstanceOfSatisfying(
            DatasetIntake.Result.Accepted.class,
            accepted -> assertThat(accepted.draft().owner()).isEqualTo(ORNL));
  }

  @Test
  void aRecordOfAnotherOwnerIsRefused() {
    RorId nims = new RorId("https://ror.org/026v1ze26");
    assertThat(DatasetIntake.read(minimal(), Optional.of(nims)))
        .isInstanceOfSatisfying(
            DatasetIntake.Result.Refused.class,
            refused -> {
              assertThat(refused.identifier()).contains("a-1");
              assertThat(refused.problem()).contains("differs from the owner");
            });
  }

  @Test
  void theSummaryIsTheFirstSentencesThatFit() {
    String first = "Neutron diffraction patterns of a nickel alloy under load.";
    String second = "Taken at 300 K in 2024, in steps of 0.5 kN.";
    assertThat(MetadataIntake.summaryOf(first + "\n\n" + second)).isEqualTo(first + " " + second);
    assertThat(MetadataIntake.summaryOf(first + " " + second + " " + "more ".repeat(80)))
        .isEqualTo(first + " " + second);
    assertThat(MetadataIntake.summaryOf("word ".repeat(100))).hasSizeLessThan(302).endsWith("…");
    assertThat(MetadataIntake.summaryOf("あ".repeat(400))).hasSizeLessThan(302).endsWith("…");
    assertThat(MetadataIntake.summaryOf("合金の中性子回折です。".repeat(40)))
        .hasSizeLessThan(301)
        .endsWith("。");
  }

  @Test
  void everyChallengeAreaIsListedOnce() {
    assertThat(ChallengeAreas.all()).hasSize(26);
    assertThat(ChallengeAreas.all().stream().map(ChallengeAreas.Area::id).distinct()).hasSize(26);
  }
}
