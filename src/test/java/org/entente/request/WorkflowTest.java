package org.entente.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.policy.Approval.EXPORT_CONTROL;
import static org.entente.request.Stories.NIMS;
import static org.entente.request.Stories.OFFICER;
import static org.entente.request.Stories.ORNL;
import static org.entente.request.Stories.RULE;
import static org.entente.request.Stories.STEWARD;
import static org.entente.request.Stories.after;
import static org.entente.request.Stories.approve;
import static org.entente.request.Stories.approved;
import static org.entente.request.Stories.approvedByPolicy;
import static org.entente.request.Stories.barred;
import static org.entente.request.Stories.clear;
import static org.entente.request.Stories.created;
import static org.entente.request.Stories.given;
import static org.entente.request.Stories.rejected;
import static org.entente.request.Stories.returned;
import static org.entente.request.Stories.sought;
import static org.entente.request.Stories.submitted;
import static org.entente.request.Stories.wanting;
import static org.entente.request.Stories.withdrawn;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Explanation;
import org.entente.request.AccessRequest.State;
import org.entente.testing.PlainActors;
import org.junit.jupiter.api.Test;

class WorkflowTest {
  private static final RequestEvent SENT = submitted(sought(ORNL, Approval.STEWARD));

  @Test
  void submittingAsksForWhatThePoliciesNeed() {
    assertAccepted(
        after(created(ORNL)).asRequester(wanting(Approval.STEWARD)).does(new Command.Submit()),
        SENT);
  }

  @Test
  void anOpenDatasetIsApprovedAtOnceByPolicy() {
    assertAccepted(
        after(created(ORNL)).asRequester(clear()).does(new Command.Submit()),
        submitted(sought(ORNL)),
        approvedByPolicy(ORNL));
  }

  @Test
  void anOpenPartIsApprovedWhileTheOtherWaits() {
    Verdict verdict =
        after(created(ORNL, NIMS))
            .asRequester(clear(), wanting(Approval.STEWARD))
            .does(new Command.Submit());

    assertAccepted(
        verdict, submitted(sought(ORNL), sought(NIMS, Approval.STEWARD)), approvedByPolicy(ORNL));
    assertThat(
            state(
                created(ORNL, NIMS),
                submitted(sought(ORNL), sought(NIMS, Approval.STEWARD)),
                approvedByPolicy(ORNL)))
        .isEqualTo(State.SUBMITTED);
  }

  @Test
  void whatThePoliciesDenyWhoeverApprovesIsRefusedWhole() {
    assertThat(
            refusal(
                after(created(ORNL, NIMS))
                    .asRequester(wanting(Approval.STEWARD), barred())
                    .does(new Command.Submit())))
        .isEqualTo(new Refusal.Barred(Standing.REQUESTER, barred()));
  }

  @Test
  void whichFactsAreLackingIsToldToTheRequesterAlone() {
    Decision.Rule personal =
        new Decision.Rule(
            "consortium/tied",
            "Ties",
            "A tie stands against you.",
            Optional.empty(),
            Optional.empty(),
            Decision.Openness.TRAIL);
    Decision.Missing lacking =
        new Decision.Missing(
            "coveredNationTie",
            "Ask.",
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Decision.Openness.ACTOR);
    Assessment barred =
        new Assessment.Barred(
            new Explanation(Stories.BUNDLE, List.of(RULE, personal), List.of(lacking)));

    Refusal.Barred toRequester =
        (Refusal.Barred)
            refusal(after(created(ORNL)).asRequester(barred).does(new Command.Submit()));
    Refusal.Barred toDecider =
        (Refusal.Barred)
            refusal(
                after(created(ORNL), SENT)
                    .asDeciderOf(ORNL, STEWARD, barred, Approval.STEWARD)
                    .does(approve(Approval.STEWARD)));

    Explanation whole = toRequester.told(PlainActors.person(STEWARD), Stories.BUNDLE);
    assertThat(whole.reasons()).containsExactly(RULE, personal);
    assertThat(toRequester.words(whole))
        .isEqualTo(
            "The regime demands evidence. A tie stands against you. Missing: coveredNationTie."
                + " Ask.");
    Explanation toSoftware =
        toRequester.told(PlainActors.agent(OFFICER, PlainActors.person(STEWARD)), Stories.BUNDLE);
    assertThat(toSoftware.missing()).as("of whom it acts for").isEmpty();
    assertThat(toSoftware.reasons()).contains(RULE).doesNotContain(personal);
    assertThat(toSoftware.inTrail()).isEqualTo(whole.inTrail());
    Explanation heard = toDecider.told(PlainActors.person(STEWARD), Stories.BUNDLE);
    assertThat(heard.missing()).isEmpty();
    assertThat(toDecider.words(heard))
        .isEqualTo(
            "The regime demands evidence. Something that only the person may hear of stands"
                + " against it.");
    assertThat(heard.inTrail())
        .as("is the same whoever tried, and names no sensitive fact")
        .isEqualTo(whole.inTrail())
        .isEqualTo(
            Map.of(
                "rules",
                List.of("consortium/export-evidence", "consortium/tied"),
                "missing",
                List.of()));
  }

  @Test
  void aDecidersCommentIsForTheRequesterAndThoseOfTheSamePart() {
    RequestEvent[] before = {
      created(ORNL, NIMS), submitted(sought(ORNL, Approval.STEWARD), sought(NIMS, Approval.STEWARD))
    };
    Verdict verdict =
        after(before).asDeciderOf(ORNL, STEWARD, clear()).does(new Command.Comment("Ours."));
    RequestEvent said = ((Verdict.Accepted) verdict).events().getFirst();
    RequestEvent asked =
        ((Verdict.Accepted) after(before).asRequester().does(new Command.Comment("When?")))
            .events()
            .getFirst();
    RequestEvent old =
        new RequestEvent.Commented(STEWARD, Stories.NOW, "Long ago.", Optional.empty());
    List<RequestEvent> events = List.of(before[0], before[1], said, asked, old);

    assertThat(comments(events, owner -> true)).containsExactly("Ours.", "When?", "Long ago.");
    assertThat(comments(events, ORNL::equals)).containsExactly("Ours.", "When?");
    assertThat(comments(events, NIMS::equals)).containsExactly("When?");
  }

  private static List<String> comments(List<RequestEvent> events, Predicate<RorId> shown) {
    return Views.of(Fold.of(Stories.ID, events), events, shown).history().stream()
        .flatMap(item -> item.comment().stream())
        .toList();
  }

  @Test
  void howFarTheOtherPartsAreIsNothingToTheDecidersOfThisOne() {
    RequestEvent.Created draft = (RequestEvent.Created) created(ORNL, NIMS);
    RequestEvent.Created created =
        new RequestEvent.Created(
            draft.by(),
            draft.at(),
            draft.onBehalfOf(),
            draft.purpose(),
            draft.justification(),
            draft.days(),
            Set.of("d".repeat(64)),
            draft.shares());
    List<RequestEvent> events =
        List.of(
            created,
            submitted(sought(ORNL, Approval.STEWARD), sought(NIMS, Approval.STEWARD)),
            approved(STEWARD, ORNL, Approval.STEWARD),
            new RequestEvent.Returned(OFFICER, Stories.NOW, NIMS, "Say more."),
            submitted(sought(NIMS, Approval.STEWARD)),
            new RequestEvent.Withdrawn(Stories.SCIENTIST, Stories.NOW, Optional.empty()));
    RequestState before = Fold.of(Stories.ID, events.subList(0, 5));
    RequestState after = Fold.of(Stories.ID, events);

    AccessRequest ornl = Views.of(after, events, ORNL::equals);
    assertThat(Views.of(before, events.subList(0, 5), ORNL::equals).state())
        .isEqualTo(State.APPROVED);
    assertThat(ornl.state()).isEqualTo(State.APPROVED);
    assertThat(ornl.acceptedTerms()).isEmpty();
    assertThat(what(ornl)).containsExactly("created", "submitted", "approved");
    AccessRequest nims = Views.of(after, events, NIMS::equals);
    assertThat(nims.state()).isEqualTo(State.WITHDRAWN);
    assertThat(what(nims))
        .containsExactly("created", "submitted", "returned", "submitted", "withdrawn");
    AccessRequest whole = Views.of(after, events, owner -> true);
    assertThat(whole.state()).isEqualTo(State.CLOSED);
    assertThat(whole.acceptedTerms()).hasSize(1);
    assertThat(what(whole)).hasSize(6);
    assertThat(
            refusal(
                after(events.subList(0, 5).toArray(RequestEvent[]::new))
                    .asDeciderOf(ORNL, STEWARD, clear(), Approval.STEWARD)
                    .does(new Command.Reject(Optional.empty(), "No."))))
        .isEqualTo(
            new Refusal.WrongState("A request that is approved cannot be rejected any more."));
  }

  private static List<String> what(AccessRequest request) {
    return request.history().stream().map(AccessRequest.HistoryItem::what).toList();
  }

  @Test
  void aCommentOfBeforeItsOwnersWereRecordedStaysReadable() throws Exception {
    ObjectMapper json = new ObjectMapper().registerModules(new Jdk8Module(), new JavaTimeModule());
    String old =
        """
        {"type":"commented","by":{"id":"idp#4","name":"steward-ornl"},
         "at":"2026-11-23T09:00:00Z","comment":"Long ago."}
        """;

    assertThat(json.readValue(old, RequestEvent.class))
        .isEqualTo(new RequestEvent.Commented(STEWARD, Stories.NOW, "Long ago.", Optional.empty()));
  }

  @Test
  void ownerCannotApproveOwnRequest() {
    assertThat(refusal(after(created(ORNL), SENT).asRequester().does(approve(Approval.STEWARD))))
        .isEqualTo(
            new Refusal.NotAllowed(
                "Nobody decides about what they asked for themselves.", List.of(RULE)));
  }

  @Test
  void theLastApprovalApprovesThePart() {
    assertAccepted(
        after(created(ORNL), SENT)
            .asDeciderOf(ORNL, STEWARD, clear(), Approval.STEWARD)
            .does(approve(Approval.STEWARD)),
        approved(STEWARD, ORNL, Approval.STEWARD));
  }

  @Test
  void anExportControlledPartNeedsBothSignatures() {
    RequestEvent sent = submitted(sought(ORNL, Approval.STEWARD, EXPORT_CONTROL));
    RequestEvent first = given(STEWARD, ORNL, Approval.STEWARD, EXPORT_CONTROL);

    assertAccepted(
        after(created(ORNL), sent)
            .asDeciderOf(ORNL, STEWARD, wanting(EXPORT_CONTROL), Approval.STEWARD)
            .does(approve(Approval.STEWARD)),
        first);
    assertThat(state(created(ORNL), sent, first)).isEqualTo(State.SUBMITTED);
    assertAccepted(
        after(created(ORNL), sent, first)
            .asDeciderOf(ORNL, OFFICER, clear(), EXPORT_CONTROL)
            .does(approve(EXPORT_CONTROL)),
        approved(OFFICER, ORNL, EXPORT_CONTROL));
  }

  @Test
  void whoMayNotGiveAnApprovalIsToldTheRule() {
    assertThat(
            refusal(
                after(created(ORNL), SENT)
                    .asDeciderOf(ORNL, OFFICER, clear())
                    .does(approve(Approval.STEWARD))))
        .isEqualTo(
            new Refusal.NotAllowed("You may not give the approval `steward` here.", List.of(RULE)));
  }

  @Test
  void policiesThatDenyByNowRefuseTheApprovalAndLoseNothing() {
    assertThat(
            refusal(
                after(created(ORNL), SENT)
                    .asDeciderOf(ORNL, STEWARD, barred(), Approval.STEWARD)
                    .does(approve(Approval.STEWARD))))
        .isEqualTo(new Refusal.Barred(Standing.DECIDER, barred()));
  }

  @Test
  void aSecondClickIsOneApproval() {
    RequestEvent sent = submitted(sought(ORNL, Approval.STEWARD, EXPORT_CONTROL));
    assertAccepted(
        after(created(ORNL), sent, given(STEWARD, ORNL, Approval.STEWARD, EXPORT_CONTROL))
            .asDeciderOf(ORNL, STEWARD, clear(), Approval.STEWARD)
            .does(approve(Approval.STEWARD)));
    assertAccepted(
        after(created(ORNL), SENT, approved(STEWARD, ORNL, Approval.STEWARD))
            .asDeciderOf(ORNL, STEWARD, clear(), Approval.STEWARD)
            .does(approve(Approval.STEWARD)));
  }

  @Test
  void anApprovalGivenBySomebodyElseIsAConflict() {
    assertThat(
            refusal(
                after(created(ORNL), SENT, approved(OFFICER, ORNL, Approval.STEWARD))
                    .asDeciderOf(ORNL, STEWARD, clear(), Approval.STEWARD)
                    .does(approve(Approval.STEWARD))))
        .isEqualTo(
            new Refusal.WrongState("The approval `steward` was already given by export-officer."));
  }

  @Test
  void anApprovalNobodyNeedsIsAConflict() {
    assertThat(
            refusal(
                after(created(ORNL), SENT)
                    .asDeciderOf(ORNL, OFFICER, clear(), EXPORT_CONTROL)
                    .does(approve(EXPORT_CONTROL))))
        .isEqualTo(new Refusal.WrongState("The approval `export-control` is not needed here."));
  }

  @Test
  void theOwnerIsNamedWhereSeveralPartsNeedTheApproval() {
    RequestEvent sent = submitted(sought(ORNL, EXPORT_CONTROL), sought(NIMS, EXPORT_CONTROL));
    Stories.Story story =
        after(created(ORNL, NIMS), sent)
            .asDeciderOf(ORNL, OFFICER, clear(), EXPORT_CONTROL)
            .asDeciderOf(NIMS, OFFICER, clear(), EXPORT_CONTROL);

    assertThat(refusal(story.does(approve(EXPORT_CONTROL)))).isInstanceOf(Refusal.Invalid.class);
    assertAccepted(
        story.does(approve(EXPORT_CONTROL, NIMS)), approved(OFFICER, NIMS, EXPORT_CONTROL));
  }

  @Test
  void aPartThatIsNotTheirsCannotBeNamed() {
    assertThat(
            refusal(
                after(
                        created(ORNL, NIMS),
                        submitted(sought(ORNL, Approval.STEWARD), sought(NIMS, Approval.STEWARD)))
                    .asDeciderOf(ORNL, STEWARD, clear(), Approval.STEWARD)
                    .does(approve(Approval.STEWARD, NIMS))))
        .isEqualTo(
            new Refusal.Invalid("`owner` names no part of this request that you decide about."));
  }

  @Test
  void twoOwnersDecideSeparatelyAndMixedOutcomesClose() {
    RequestEvent sent = submitted(sought(ORNL, Approval.STEWARD), sought(NIMS, Approval.STEWARD));
    RequestEvent first = approved(STEWARD, ORNL, Approval.STEWARD);

    assertThat(state(created(ORNL, NIMS), sent, first)).isEqualTo(State.SUBMITTED);
    assertThat(state(created(ORNL, NIMS), sent, first, rejected(NIMS))).isEqualTo(State.CLOSED);
    assertThat(state(created(ORNL, NIMS), sent, first, returned(NIMS))).isEqualTo(State.RETURNED);
    assertThat(state(created(ORNL, NIMS), sent, first, approved(OFFICER, NIMS, Approval.STEWARD)))
        .isEqualTo(State.APPROVED);
    assertThat(state(created(ORNL, NIMS), sent, first, withdrawn())).isEqualTo(State.CLOSED);
  }

  @Test
  void rejectingTurnsDownOnlyTheirOwnParts() {
    assertAccepted(
        after(
                created(ORNL, NIMS),
                submitted(sought(ORNL, Approval.STEWARD), sought(NIMS, Approval.STEWARD)))
            .asDeciderOf(ORNL, STEWARD, clear())
            .does(new Command.Reject(Optional.empty(), " Out of scope. ")),
        rejected(ORNL));
  }

  @Test
  void rejectingAndReturningNeedAComment() {
    Stories.Story story = after(created(ORNL), SENT).asDeciderOf(ORNL, STEWARD, clear());

    for (String blank : new String[] {null, "", " \t\u3000\n"}) {
      assertThat(refusal(story.does(new Command.Reject(Optional.empty(), blank))))
          .isEqualTo(new Refusal.Invalid("`comment` is required and may not be blank."));
      assertThat(refusal(story.does(new Command.Return(Optional.empty(), blank))))
          .isEqualTo(new Refusal.Invalid("`comment` is required and may not be blank."));
    }
  }

  @Test
  void aReturnedPartLosesItsApprovalsAndCanBeSubmittedAgain() {
    RequestEvent sent = submitted(sought(ORNL, Approval.STEWARD, EXPORT_CONTROL));
    RequestState back =
        Fold.of(
            Stories.ID,
            List.of(
                created(ORNL),
                sent,
                given(STEWARD, ORNL, Approval.STEWARD, EXPORT_CONTROL),
                returned(ORNL)));

    assertThat(back.state()).isEqualTo(State.RETURNED);
    assertThat(back.parts().get(ORNL).approvals()).isEmpty();
    assertAccepted(
        after(created(ORNL), sent, returned(ORNL))
            .asRequester(wanting(Approval.STEWARD, EXPORT_CONTROL))
            .does(new Command.Submit()),
        sent);
  }

  @Test
  void commentsAreBoundedAndText() {
    Stories.Story story = after(created(ORNL), SENT).asRequester();

    assertThat(refusal(story.does(new Command.Comment("x".repeat(4_001)))))
        .isEqualTo(new Refusal.Invalid("`comment` has at most 4000 characters."));
    assertThat(refusal(story.does(new Command.Comment("a\0b"))))
        .isInstanceOf(Refusal.Invalid.class);
    assertThat(refusal(story.does(new Command.Comment("half \ud83d"))))
        .isInstanceOf(Refusal.Invalid.class);
    assertThat(story.does(new Command.Comment("whole \ud83d\ude00")))
        .isInstanceOf(Verdict.Accepted.class);
  }

  private static State state(RequestEvent... events) {
    return Fold.of(Stories.ID, List.of(events)).state();
  }

  private static void assertAccepted(Verdict verdict, RequestEvent... events) {
    assertThat(verdict).isEqualTo(new Verdict.Accepted(List.of(events)));
  }

  private static Refusal refusal(Verdict verdict) {
    return ((Verdict.Refused) verdict).refusal();
  }
}
