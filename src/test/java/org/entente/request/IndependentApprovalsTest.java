package org.entente.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.testing.Person.EXPORT_OFFICER;
import static org.entente.testing.Person.SCIENTIST_RIKEN;
import static org.entente.testing.Person.STEWARD_ORNL;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.identity.Role;
import org.entente.kernel.RequestId;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.testing.NativeRecord;
import org.entente.testing.Offices;
import org.entente.testing.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two signatures are two people's, even where one person holds both offices. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class IndependentApprovalsTest {
  @Inject AccessRequests requests;
  @Inject Reviews reviews;
  @Inject Actors actors;

  private Actor both;

  @BeforeEach
  void onePersonHoldsTwoOffices() {
    both = Offices.held(actors, STEWARD_ORNL, Role.STEWARD, Role.EXPORT_OFFICER);
  }

  @ParameterizedTest
  @CsvSource({"STEWARD, EXPORT_CONTROL", "EXPORT_CONTROL, STEWARD"})
  void whoeverGaveOneHalfDoesNotGiveTheOther(Approval first, Approval second) {
    RequestId id = asked(NativeRecord.exportControlled());
    assertThat(offered(id)).containsExactlyInAnyOrder(first, second);
    assertThat(waiting()).contains(id);

    assertThat(approve(id, first)).isInstanceOf(Outcome.Done.class);

    Outcome.NotAllowed refused = (Outcome.NotAllowed) approve(id, second);
    assertThat(refused.rules())
        .extracting(Decision.Rule::id)
        .containsExactly("consortium/one-office-each");
    assertThat(offered(id)).isEmpty();
    assertThat(waiting()).doesNotContain(id);
    assertThat(requests.find(both, id).orElseThrow().state())
        .isEqualTo(AccessRequest.State.SUBMITTED);
    assertThat(requests.apply(both, id, new Command.Return(Optional.empty(), "Say which lot.")))
        .isInstanceOf(Outcome.Done.class);
  }

  @Test
  void whoeverGaveOneHalfStillSeesWhatTheySigned() {
    RequestId id = asked(NativeRecord.exportControlled());
    Set<?> known = requests.signedFor(both, id);

    approve(id, Approval.STEWARD);

    assertThat(requests.find(both, id)).isPresent();
    assertThat(requests.signedFor(both, id)).isEqualTo(known).isNotEmpty();
    assertThat(approve(id, Approval.STEWARD))
        .as("a second time is no error")
        .isInstanceOf(Outcome.Done.class);
    EXPORT_OFFICER
        .approves(id.toString(), "export-control")
        .then()
        .statusCode(200)
        .body("state", equalTo("approved"));
  }

  @Test
  void whatAnotherPersonGaveStandsInNobodysWay() {
    RequestId id = asked(NativeRecord.exportControlled());
    EXPORT_OFFICER.approves(id.toString(), "export-control").then().statusCode(200);

    assertThat(offered(id)).containsExactly(Approval.STEWARD);
    assertThat(approve(id, Approval.STEWARD)).isInstanceOf(Outcome.Done.class);
    assertThat(requests.find(both, id).orElseThrow().state())
        .isEqualTo(AccessRequest.State.APPROVED);
  }

  @Test
  void oneStewardAnswersForTheUseAndForTraining() {
    RequestId id =
        asked(NativeRecord.restricted().governed("approvals", List.of("steward", "ai-training")));

    assertThat(approve(id, Approval.STEWARD)).isInstanceOf(Outcome.Done.class);
    assertThat(offered(id)).containsExactly(Approval.AI_TRAINING);
    assertThat(approve(id, Approval.AI_TRAINING)).isInstanceOf(Outcome.Done.class);
  }

  private static RequestId asked(NativeRecord record) {
    return RequestId.parse(SCIENTIST_RIKEN.requests(record.publish())).orElseThrow();
  }

  private Outcome approve(RequestId id, Approval approval) {
    return requests.apply(both, id, new Command.Approve(approval, Optional.empty(), ""));
  }

  /** What the buttons offer, by either of the doors that are asked for them. */
  private Set<Approval> offered(RequestId id) {
    Set<Approval> offered = requests.mayGive(both, requests.find(both, id).orElseThrow());
    assertThat(reviews.find(both, id).orElseThrow().parts())
        .singleElement()
        .satisfies(part -> assertThat(part.mayGive()).isEqualTo(offered));
    return offered;
  }

  private List<RequestId> waiting() {
    return requests.queue(both, 0, 100).stream().map(AccessRequest::id).toList();
  }
}
