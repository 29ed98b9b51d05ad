package org.entente.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.GovernanceClass;
import org.entente.request.Circumstances.PartFacts;

/**
 * Gathers what a decision rests on: where the caller stands, and what the policies say of each part
 * now. It asks; {@link Workflow} decides.
 */
@ApplicationScoped
class Judge {
  private final Catalog catalog;
  private final Actors actors;
  private final Signers signers;
  private final Assessor assessor;

  Judge(Catalog catalog, Actors actors, Signers signers, Assessor assessor) {
    this.catalog = catalog;
    this.actors = actors;
    this.signers = signers;
    this.assessor = assessor;
  }

  Circumstances circumstances(Actor actor, RequestState state, Command command, Instant now) {
    if (state.isRequestedBy(actor.ref())) {
      return new Circumstances(
          actor.ref(), now, Standing.REQUESTER, asRequester(actor, state, command, now));
    }
    Map<RorId, Governed> governed = isKnownToDeciders(state) ? governed(state) : Map.of();
    Set<RorId> decided = decidedBy(actor, state, governed, now);
    Map<RorId, PartFacts> facts = new HashMap<>();
    state
        .parts()
        .forEach(
            (owner, part) ->
                facts.put(
                    owner,
                    decided.contains(owner)
                        ? asDecider(actor, state, part, governed.get(owner), command, now)
                        : PartFacts.none()));
    return new Circumstances(
        actor.ref(), now, decided.isEmpty() ? Standing.OTHER : Standing.DECIDER, facts);
  }

  /** Owners of the parts the actor decides about, by the policies of now; none for a requester. */
  Set<RorId> decidedBy(Actor actor, RequestState state, Instant now) {
    return isKnownToDeciders(state) && !state.isRequestedBy(actor.ref())
        ? decidedBy(actor, state, governed(state), now)
        : Set.of();
  }

  /** Outstanding approvals the actor may give, over all parts. */
  Set<Approval> mayGive(Actor actor, RequestState state, Instant now) {
    return mayGiveByOwner(actor, state, now).values().stream()
        .flatMap(Set::stream)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * As {@link #mayGive}, by the owner of the part that needs them; only parts the actor decides.
   */
  Map<RorId, Set<Approval>> mayGiveByOwner(Actor actor, RequestState state, Instant now) {
    Set<RorId> decided = decidedBy(actor, state, now);
    if (decided.isEmpty()) {
      return Map.of();
    }
    Map<RorId, Governed> governed = governed(state);
    Optional<Actor> requester = actors.find(state.requester().id());
    Map<RorId, Set<Approval>> all = new HashMap<>();
    for (RorId owner : decided) {
      if (state.parts().get(owner) instanceof PartState.Submitted part) {
        all.put(
            owner,
            part.outstanding().stream()
                .filter(
                    approval ->
                        maySign(actor, requester, state, part, governed.get(owner), approval, now))
                .collect(Collectors.toUnmodifiableSet()));
      }
    }
    return all;
  }

  /**
   * Those datasets of the request that need an approval the actor may give: whoever signs for one
   * is told which it is.
   */
  Set<DatasetId> signedFor(Actor actor, RequestState state, Instant now) {
    Set<RorId> decided = decidedBy(actor, state, now);
    Optional<Actor> requester =
        decided.isEmpty() ? Optional.empty() : actors.find(state.requester().id());
    if (requester.isEmpty()) {
      return Set.of();
    }
    Map<RorId, Governed> governed = governed(state);
    Set<DatasetId> signed = new HashSet<>();
    for (RorId owner : decided) {
      PartState part = state.parts().get(owner);
      Set<GovernanceClass> classes =
          Arrays.stream(Approval.values())
              .flatMap(
                  approval ->
                      assessor
                          .needing(approval, requester.get(), state, governed.get(owner), now)
                          .stream()
                          .filter(
                              each ->
                                  signers.signsFor(
                                      actor,
                                      new Signature(state, part, approval, now),
                                      Set.of(each))))
              .collect(Collectors.toSet());
      catalog.findAll(part.datasets()).stream()
          .filter(dataset -> classes.contains(dataset.governed()))
          .forEach(dataset -> signed.add(dataset.id()));
    }
    return signed;
  }

  /** Why the parts of these owners need the approvals they wait for. */
  Map<RorId, Map<Approval, List<Decision.Rule>>> reasons(
      RequestState state, Set<RorId> owners, Instant now) {
    Optional<Actor> requester = actors.find(state.requester().id());
    if (requester.isEmpty()) {
      return Map.of();
    }
    Map<RorId, Governed> governed = governed(state);
    Map<RorId, Map<Approval, List<Decision.Rule>>> reasons = new HashMap<>();
    for (RorId owner : owners) {
      if (state.parts().get(owner) instanceof PartState.Submitted part) {
        Map<Approval, List<Decision.Rule>> each = new EnumMap<>(Approval.class);
        for (Approval approval : part.outstanding()) {
          each.put(
              approval, assessor.why(approval, requester.get(), state, governed.get(owner), now));
        }
        reasons.put(owner, each);
      }
    }
    return reasons;
  }

  private static boolean isKnownToDeciders(RequestState state) {
    return state.submittedAt().isPresent();
  }

  private Set<RorId> decidedBy(
      Actor actor, RequestState state, Map<RorId, Governed> governed, Instant now) {
    return governed.keySet().stream()
        .filter(
            owner ->
                signers.decides(
                    actor, state, state.parts().get(owner), governed.get(owner).classes(), now))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Map<RorId, PartFacts> asRequester(
      Actor actor, RequestState state, Command command, Instant now) {
    Optional<Actor> requester =
        actor.ref().sameAs(state.requester())
            ? Optional.of(actor)
            : actors.find(state.requester().id());
    Map<RorId, Governed> governed = governed(state);
    Map<RorId, PartFacts> facts = new HashMap<>();
    state
        .parts()
        .forEach(
            (owner, part) -> {
              Governed of = governed.get(owner);
              Optional<Assessor.Asked> asked =
                  command instanceof Command.Submit && part instanceof PartState.Submittable
                      ? Optional.of(
                          requester
                              .map(person -> assessor.asked(person, state, of, now))
                              .orElseGet(() -> new Assessor.Asked(unknownRequester(), List.of())))
                      : Optional.empty();
              facts.put(
                  owner,
                  new PartFacts(
                      Standing.REQUESTER,
                      Set.of(),
                      asked.map(Assessor.Asked::allowing).orElse(List.of()),
                      against(actor, state, part, of, command, now),
                      of.ids(),
                      asked.map(Assessor.Asked::assessment)));
            });
    return facts;
  }

  private PartFacts asDecider(
      Actor actor,
      RequestState state,
      PartState part,
      Governed governed,
      Command command,
      Instant now) {
    if (!(command instanceof Command.Approve approve)) {
      boolean decides = command instanceof Command.Reject || command instanceof Command.Return;
      return new PartFacts(
          Standing.DECIDER,
          Set.of(),
          decides ? signers.deciding(actor, state, part, governed.classes(), now) : List.of(),
          List.of(),
          governed.ids(),
          Optional.empty());
    }
    Approval approval = approve.approval();
    Optional<Actor> requester = actors.find(state.requester().id());
    Set<GovernanceClass> signed = toSign(requester, state, governed, approval, now);
    Signature sought = new Signature(state, part, approval, now);
    if (!signers.may(actor, sought, signed)) {
      return new PartFacts(
          Standing.DECIDER,
          Set.of(),
          List.of(),
          against(actor, state, part, governed, command, now),
          governed.ids(),
          Optional.empty());
    }
    Set<Approval> given = new HashSet<>(Set.of(approval));
    part.approvals().forEach(before -> given.add(before.approval()));
    Optional<Assessment> assessment =
        Approving.wants(part, approve)
            ? Optional.of(
                requester
                    .map(person -> assessor.with(given, person, state, governed, now))
                    .orElseGet(Judge::unknownRequester))
            : Optional.empty();
    return new PartFacts(
        Standing.DECIDER,
        Set.of(approval),
        signers.allowing(actor, sought, signed),
        List.of(),
        governed.ids(),
        assessment);
  }

  private boolean maySign(
      Actor actor,
      Optional<Actor> requester,
      RequestState state,
      PartState part,
      Governed governed,
      Approval approval,
      Instant now) {
    return signers.may(
        actor,
        new Signature(state, part, approval, now),
        toSign(requester, state, governed, approval, now));
  }

  /** The classes that need the approval; where none does, all, so that 403 precedes 409. */
  private Set<GovernanceClass> toSign(
      Optional<Actor> requester,
      RequestState state,
      Governed governed,
      Approval approval,
      Instant now) {
    Set<GovernanceClass> needing =
        requester
            .map(person -> assessor.needing(approval, person, state, governed, now))
            .orElse(Set.of());
    return needing.isEmpty() ? governed.classes() : needing;
  }

  private List<Decision.Rule> against(
      Actor actor,
      RequestState state,
      PartState part,
      Governed governed,
      Command command,
      Instant now) {
    return switch (command) {
      case Command.Approve approve ->
          signers.against(
              actor, new Signature(state, part, approve.approval(), now), governed.classes());
      case Command.Reject _, Command.Return _ ->
          signers.against(
              actor, new Signature(state, part, Approval.STEWARD, now), governed.classes());
      case Command.Submit submit -> List.of();
      case Command.Withdraw withdraw -> List.of();
      case Command.Comment comment -> List.of();
    };
  }

  private static Assessment unknownRequester() {
    return new Assessment.Barred("Nothing is known of the requester any more.");
  }

  private Map<RorId, Governed> governed(RequestState state) {
    Set<DatasetId> ids = new HashSet<>();
    state.parts().values().forEach(part -> ids.addAll(part.datasets()));
    Map<DatasetId, Dataset> found =
        catalog.findAll(ids).stream().collect(Collectors.toMap(Dataset::id, Function.identity()));
    Map<RorId, Governed> governed = new HashMap<>();
    state
        .parts()
        .forEach(
            (owner, part) -> {
              Set<DatasetId> gone = new HashSet<>(part.datasets());
              gone.removeAll(found.keySet());
              governed.put(
                  owner,
                  new Governed(
                      part.datasets().stream()
                          .filter(found::containsKey)
                          .map(id -> found.get(id).governed())
                          .collect(Collectors.toSet()),
                      gone));
            });
    return governed;
  }
}
