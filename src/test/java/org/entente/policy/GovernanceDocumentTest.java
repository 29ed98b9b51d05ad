package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.RorId;
import org.junit.jupiter.api.Test;

class GovernanceDocumentTest {
  private static final RorId ORNL = new RorId("https://ror.org/01qz5mb56");

  private static final String WRITTEN_IN_VERSION_ONE =
      """
      {"accessLevel":"restricted","aiTraining":"yes","allowedCountries":[],"approvals":[],\
      "basis":"open","biosecurity":"none","collections":[],\
      "cui":{"categories":[],"dissemination":[]},"custodians":[],"duo":[],\
      "embargo":{"team":["grid"],"until":"2027-03-31T15:00:00Z"},"enclave":null,\
      "export":{"licences":[],"regime":"part810","releasableTo":["JP"]},"humanSubjects":false,\
      "maxMfaAge":null,"metadataTier":"full","minAssurance":1,"obligations":[],"parties":[],\
      "projects":[],"protectedUntil":null,"purposes":["research"],"requiredAgreements":[],\
      "requiredTraining":[],"terms":[],"unresolved":[]}""";

  /** A class that got another id would be one that every dataset of it no longer belongs to. */
  @Test
  void whatWasWrittenBeforeAFieldCameAlongKeepsItsId() {
    Governance read = GovernanceDocument.read(WRITTEN_IN_VERSION_ONE);

    assertThat(GovernanceDocument.write(read)).isEqualTo(WRITTEN_IN_VERSION_ONE);
    assertThat(GovernanceClass.of(ORNL, read).id())
        .isEqualTo("1b29209654af5f7ddac3ef906985900d69493361f8eb230a2a3e78ee47f4a2d0");
  }

  @Test
  void markingsAndTheControlListEntryAreReadAsTheyWereWritten() {
    Governance before = GovernanceDocument.read(WRITTEN_IN_VERSION_ONE);
    Governance marked =
        Records.with(
            Records.with(
                before,
                "cui",
                new Governance.Cui(
                    Set.of("SP-UCNI"),
                    Set.of("NOFORN"),
                    Optional.of("CUI//SP-UCNI//NOFORN"),
                    Optional.of("DOE, Office of Science"))),
            "export",
            new Governance.Export(
                Governance.Regime.EAR, Set.of("JP"), Set.of(), Optional.of("3E001")));

    assertThat(marked.cui().banner()).contains("CUI//SP-UCNI//NOFORN");
    assertThat(marked.export().eccn()).contains("3E001");
    assertThat(GovernanceDocument.read(GovernanceDocument.write(marked))).isEqualTo(marked);
    assertThat(GovernanceClass.of(ORNL, marked).id())
        .isNotEqualTo(GovernanceClass.of(ORNL, before).id());
  }

  @Test
  void anExtendedEmbargoIsAnotherClassAndReadAsItWasWritten() {
    Governance before = GovernanceDocument.read(WRITTEN_IN_VERSION_ONE);
    Governance extended =
        Records.with(
            before,
            "embargo",
            new Governance.Embargo(
                Instant.parse("2027-03-31T15:00:00Z"),
                Set.of("grid"),
                Optional.of(Instant.parse("2028-03-31T15:00:00Z"))));

    assertThat(extended.embargo().orElseThrow().ends()).isEqualTo("2028-03-31T15:00:00Z");
    assertThat(GovernanceDocument.read(GovernanceDocument.write(extended))).isEqualTo(extended);
    assertThat(GovernanceClass.of(ORNL, extended).id())
        .isNotEqualTo(GovernanceClass.of(ORNL, before).id());
  }
}
