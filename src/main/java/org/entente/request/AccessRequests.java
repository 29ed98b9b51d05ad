package org.entente.request;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RandomId;
import org.entente.kernel.RequestId;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.Decision;
import org.entente.policy.Explanation;
import org.entente.request.AccessRequest.GivenApproval;

/**
 * The door to requests. Every method authorises before it decides.
 *
 * <p>A command is loaded, judged and written in one transaction: events, state, audit entries and
 * whatever hears {@link PartApproved} are there together or not at all.
 */
@ApplicationScoped
public class AccessRequests {
  /** How often a command overtaken by another is decided again on what is there then. */
  private static final int ATTEMPTS = 5;

  private final RequestLog log;
  private final Judge judge;
  private final Discovery discovery;
  private final WaitingList waitingList;
  private final RequestTrail trail;
  private final Event<PartApproved> approvals;
  private final Clock clock;
  private final SecureRandom random;

  AccessRequests(
      RequestLog log,
      Judge judge,
      Discovery discovery,
      WaitingList waitingList,
      RequestTrail trail,
      Event<PartApproved> approvals,
      Clock clock,
      SecureRandom random) {
    this.log = log;
    this.judge = judge;
    this.discovery = discovery;
    this.waitingList = waitingList;
    this.trail = trail;
    this.approvals = approvals;
    this.clock = clock;
    this.random = random;
  }

  /** Creates a draft. Datasets the actor may not discover are answered as unknown. */
  public Outcome create(Actor actor, RequestDraft draft) {
    if (actor.isAnonymous()) {
      return new Outcome.NotAllowed(
          "Sign in to ask for datasets.", trail.explanation(List.of(), List.of()));
    }
    Optional<Refusal.Invalid> invalid = Drafting.check(draft);
    if (invalid.isPresent()) {
      return new Outcome.Invalid(invalid.get().reason());
    }
    return QuarkusTransaction.requiringNew().call(() -> createChecked(actor, draft));
  }

  private Outcome createChecked(Actor actor, RequestDraft draft) {
    Instant now = now();
    Map<DatasetId, RorId> owners = discovery.owners(actor, draft.datasets(), now);
    if (owners.size() < draft.datasets().size()) {
      trail.refused(
          actor,
          "",
          "create",
          "A dataset is unknown to the actor.",
          trail.explanation(List.of(), List.of()));
      return new Outcome.Unknown();
    }
    RequestEvent.Created event = Drafting.open(actor, draft, owners, now);
    RequestState state = Fold.begin(new RequestId(RandomId.from(random)), event);
    log.begin(state, event);
    trail.record(state, event, List.of());
    return new Outcome.Done(Views.of(state, List.of(event), owner -> true));
  }

  /** Carries out a command in one transaction: event, state, audit entry and what follows. */
  public Outcome apply(Actor actor, RequestId id, Command command) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<Outcome> outcome =
          QuarkusTransaction.requiringNew().call(() -> attempt(actor, id, command));
      if (outcome.isPresent()) {
        return outcome.get();
      }
    }
    return new Outcome.WrongState("Others are deciding about this request right now; try again.");
  }

  /** Empty where another decision came first and nothing was written. */
  private Optional<Outcome> attempt(Actor actor, RequestId id, Command command) {
    Optional<RequestState> found = actor.isAnonymous() ? Optional.empty() : log.load(id);
    if (found.isEmpty()) {
      return Optional.of(new Outcome.Unknown());
    }
    RequestState before = found.get();
    Circumstances circumstances = judge.circumstances(actor, before, command, now());
    return switch (Workflow.decide(before, command, circumstances)) {
      case Verdict.Refused refused ->
          Optional.of(refuse(actor, before, command, refused.refusal()));
      case Verdict.Accepted accepted ->
          commit(before, accepted.events(), circumstances)
              .map(after -> new Outcome.Done(view(after, shownTo(circumstances))));
    };
  }

  private Optional<RequestState> commit(
      RequestState before, List<RequestEvent> events, Circumstances circumstances) {
    RequestState after = before;
    for (RequestEvent event : events) {
      after = Fold.evolve(after, event);
    }
    if (!events.isEmpty() && !log.append(before, events, after)) {
      return Optional.empty();
    }
    for (RequestEvent event : events) {
      trail.record(after, event, Grounds.of(event, circumstances));
      if (event instanceof RequestEvent.Approved approved) {
        publish(after, approved, Grounds.ofUse(approved.owner(), circumstances));
      }
    }
    return Optional.of(after);
  }

  private void publish(RequestState state, RequestEvent.Approved event, List<Decision.Rule> rules) {
    PartState part = state.parts().get(event.owner());
    approvals.fire(
        new PartApproved(
            state.id(),
            event.owner(),
            part.datasets(),
            state.requester(),
            state.purpose(),
            part.approvals().stream().map(GivenApproval::approval).collect(Collectors.toSet()),
            state.acceptedTerms(),
            event.at(),
            event.until(),
            event.bundle(),
            rules));
  }

  private Outcome refuse(Actor actor, RequestState state, Command command, Refusal refusal) {
    return switch (refusal) {
      case Refusal.NotVisible no -> {
        audit(
            actor,
            state,
            command,
            "Not the actor's to see.",
            trail.explanation(List.of(), List.of()));
        yield new Outcome.Unknown();
      }
      case Refusal.NotAllowed no -> {
        Explanation because = trail.explanation(no.rules(), List.of());
        audit(actor, state, command, no.reason(), because);
        yield new Outcome.NotAllowed(no.reason(), because);
      }
      case Refusal.Barred no -> {
        Explanation because = no.told(actor, trail.bundle());
        audit(actor, state, command, no.onRecord(), because);
        yield new Outcome.NotAllowed(no.words(because), because);
      }
      case Refusal.WrongState no -> new Outcome.WrongState(no.reason());
      case Refusal.Invalid no -> new Outcome.Invalid(no.reason());
    };
  }

  private void audit(
      Actor actor, RequestState state, Command command, String reason, Explanation because) {
    trail.refused(actor, "request:" + state.id(), Verb.of(command).name(), reason, because);
  }

  /** The request, if the actor is its requester or decides about a part of it. */
  public Optional<AccessRequest> find(Actor actor, RequestId id) {
    if (actor.isAnonymous()) {
      return Optional.empty();
    }
    return QuarkusTransaction.joiningExisting()
        .call(() -> log.load(id).flatMap(state -> seenBy(actor, state)));
  }

  private Optional<AccessRequest> seenBy(Actor actor, RequestState state) {
    if (state.isRequestedBy(actor.ref())) {
      return Optional.of(view(state, owner -> true));
    }
    Set<RorId> decided = judge.decidedBy(actor, state, now());
    return decided.isEmpty() ? Optional.empty() : Optional.of(view(state, decided::contains));
  }

  /** The actor's own requests, newest first. */
  public List<AccessRequest> mine(Actor actor, int offset, int limit) {
    return mine(actor, Optional.empty(), offset, limit);
  }

  /** As {@link #mine(Actor, int, int)}, from a place in the listing on. */
  public List<AccessRequest> mine(Actor actor, Optional<RequestLog.Position> after, int limit) {
    return mine(actor, after, 0, limit);
  }

  private List<AccessRequest> mine(
      Actor actor, Optional<RequestLog.Position> after, int skip, int limit) {
    if (actor.isAnonymous()) {
      return List.of();
    }
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              List<RequestState> states = log.askedBy(actor.ref(), after, skip, limit);
              return views(states, state -> owner -> true);
            });
  }

  /**
   * Submitted requests with a part the actor could give an outstanding approval for, oldest first.
   */
  public List<AccessRequest> queue(Actor actor, int offset, int limit) {
    return queue(actor, Optional.empty(), offset, limit);
  }

  /** As {@link #queue(Actor, int, int)}, from a place in the listing on. */
  public List<AccessRequest> queue(Actor actor, Optional<RequestLog.Position> after, int limit) {
    return queue(actor, after, 0, limit);
  }

  private List<AccessRequest> queue(
      Actor actor, Optional<RequestLog.Position> after, int skip, int limit) {
    if (actor.isAnonymous()) {
      return List.of();
    }
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> {
              Map<RequestId, WaitingList.Waiting> waiting = new LinkedHashMap<>();
              waitingList
                  .of(actor, after, skip, limit, now())
                  .forEach(each -> waiting.put(each.state().id(), each));
              return views(
                  waiting.values().stream().map(WaitingList.Waiting::state).toList(),
                  state -> waiting.get(state.id()).owners()::contains);
            });
  }

  /** Which outstanding approvals of a request the actor may give; decides which buttons to show. */
  public Set<Approval> mayGive(Actor actor, AccessRequest request) {
    if (actor.isAnonymous() || request.state() != AccessRequest.State.SUBMITTED) {
      return Set.of();
    }
    return QuarkusTransaction.joiningExisting()
        .call(
            () ->
                log.load(request.id())
                    .map(state -> judge.mayGive(actor, state, now()))
                    .orElse(Set.of()));
  }

  /**
   * Those datasets of a request that need an approval the actor may give. Of the others a decider
   * may know no more than anybody else does.
   */
  public Set<DatasetId> signedFor(Actor actor, RequestId id) {
    if (actor.isAnonymous()) {
      return Set.of();
    }
    return QuarkusTransaction.joiningExisting()
        .call(
            () -> log.load(id).map(state -> judge.signedFor(actor, state, now())).orElse(Set.of()));
  }

  /**
   * Why each part that waits needs the approvals it waits for: the rules of now, by owner and
   * approval. Of parts that the actor may not see nothing is said.
   */
  public Map<RorId, Map<Approval, List<Decision.Rule>>> reasons(Actor actor, RequestId id) {
    return actor.isAnonymous()
        ? Map.of()
        : QuarkusTransaction.joiningExisting()
            .call(() -> log.load(id).map(state -> reasons(actor, state)).orElse(Map.of()));
  }

  private Map<RorId, Map<Approval, List<Decision.Rule>>> reasons(Actor actor, RequestState state) {
    Instant now = now();
    return state.isRequestedBy(actor.ref())
        ? told(
            judge.reasons(state, state.parts().keySet(), now),
            rules -> Explanation.heardBy(actor, rules))
        : told(
            judge.reasons(state, judge.decidedBy(actor, state, now), now), Explanation::toOthers);
  }

  private static Map<RorId, Map<Approval, List<Decision.Rule>>> told(
      Map<RorId, Map<Approval, List<Decision.Rule>>> reasons,
      UnaryOperator<List<Decision.Rule>> to) {
    Map<RorId, Map<Approval, List<Decision.Rule>>> told = new HashMap<>();
    reasons.forEach(
        (owner, each) -> {
          Map<Approval, List<Decision.Rule>> part = new EnumMap<>(Approval.class);
          each.forEach((approval, rules) -> part.put(approval, to.apply(rules)));
          told.put(owner, part);
        });
    return told;
  }

  private AccessRequest view(RequestState state, Predicate<RorId> shown) {
    return views(List.of(state), each -> shown).getFirst();
  }

  private List<AccessRequest> views(
      List<RequestState> states, Function<RequestState, Predicate<RorId>> shown) {
    Map<RequestId, List<RequestEvent>> histories =
        log.histories(states.stream().map(RequestState::id).toList());
    return states.stream()
        .map(state -> Views.of(state, histories.get(state.id()), shown.apply(state)))
        .toList();
  }

  /** A requester sees every part; a decider those they decide about. */
  private static Predicate<RorId> shownTo(Circumstances circumstances) {
    return owner -> circumstances.parts().get(owner).standing() != Standing.OTHER;
  }

  /** PostgreSQL keeps microseconds: what is written is what is read back. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
