package org.entente.grant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.testing.Person.EXPORT_OFFICER;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.entente.testing.Person.STEWARD_ORNL;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.identity.Role;
import org.entente.kernel.GrantId;
import org.entente.testing.NativeRecord;
import org.entente.testing.Offices;
import org.entente.testing.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** To renew is to approve again, by as many people as it took. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RenewalTest {
  @Inject Grants grants;
  @Inject Actors actors;

  private Actor both;

  @BeforeEach
  void onePersonHoldsTwoOffices() {
    both = Offices.held(actors, STEWARD_ORNL, Role.STEWARD, Role.EXPORT_OFFICER);
  }

  @Test
  void whatTookTwoPeopleIsNotRenewedByOne() {
    String request = SCIENTIST_RIKEN.requests(NativeRecord.exportControlled().publish());
    STEWARD_ORNL.approves(request, "steward").then().statusCode(200);
    EXPORT_OFFICER.approves(request, "export-control").then().statusCode(200);

    GrantOutcome.NotAllowed refused = (GrantOutcome.NotAllowed) renewed(request);

    assertThat(refused.reason())
        .isEqualTo(
            "To renew is to approve again, and one person may not give all of: export-control,"
                + " steward. The holder must make a new request.");
  }

  @Test
  void whatOneStewardAllowedOneStewardRenews() {
    String request =
        SCIENTIST_RIKEN.requests(
            NativeRecord.restricted()
                .governed("approvals", List.of("steward", "ai-training"))
                .publish());
    STEWARD_ORNL.approves(request, "steward").then().statusCode(200);
    STEWARD_ORNL.approves(request, "ai-training").then().statusCode(200);

    assertThat(renewed(request)).isInstanceOf(GrantOutcome.Done.class);
  }

  private GrantOutcome renewed(String request) {
    return grants.apply(
        both,
        GrantId.parse(SCIENTIST_RIKEN.grantOf(request)).orElseThrow(),
        new GrantCommand.Renew(1));
  }
}
