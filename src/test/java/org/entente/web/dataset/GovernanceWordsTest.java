package org.entente.web.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.entente.policy.Governance;
import org.entente.policy.GovernanceDocument;
import org.entente.web.dataset.RecordView.Line;
import org.junit.jupiter.api.Test;

class GovernanceWordsTest {
  private static final String DOCUMENT =
      """
      {"accessLevel":"restricted","aiTraining":"internal_only","allowedCountries":[],"approvals":[],
       "basis":"spp","biosecurity":"none","collections":[],
       "cui":{"categories":["SP-UCNI"],"dissemination":["NOFORN"]%s},"custodians":[],"duo":[],
       "embargo":null,"enclave":null,
       "export":{"licences":[],"regime":"ear","releasableTo":["JP"]%s},"humanSubjects":false,
       "maxMfaAge":null,"metadataTier":"full","minAssurance":1,"obligations":[],"parties":[],
       "projects":[],"protectedUntil":null,"purposes":["research"],"requiredAgreements":[],
       "requiredTraining":[],"terms":[],"unresolved":[]}""";

  @Test
  void markingsAndTheControlListEntryAreTold() {
    assertThat(
            told(
                ",\"banner\":\"CUI//SP-UCNI//NOFORN\",\"designator\":\"DOE, Office of Science\"",
                ",\"eccn\":\"3E001\""))
        .contains(
            Line.of("Control list entry", "3E001"),
            Line.of("Marked", "CUI//SP-UCNI//NOFORN"),
            Line.of("Designated by", "DOE, Office of Science"),
            Line.of("AI training", "only within the owner's organisation"));
  }

  @Test
  void whatARecordDoesNotSayIsNoLine() {
    assertThat(told("", ""))
        .extracting(Line::name)
        .contains("Export control", "Controlled unclassified")
        .doesNotContain("Control list entry", "Marked", "Designated by");
  }

  private static List<Line> told(String markings, String entry) {
    Governance governance = GovernanceDocument.read(DOCUMENT.formatted(markings, entry));
    return GovernanceWords.lines(governance);
  }
}
