package org.entente.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.kernel.RorId;
import org.entente.policy.Approval;
import org.entente.policy.GovernanceClass;
import org.entente.policy.GovernanceClasses;

/**
 * The requests that wait for one decider.
 *
 * <p>What is waited for is few pairs of governance class and approval, however many requests there
 * are: the policies are asked once per pair, the database then reads only the requests that hold
 * one the actor may give, and each of those is decided on exactly. Classes are those of the
 * submission: a dataset that changed since is found under its old class until it is decided.
 */
@ApplicationScoped
class WaitingList {
  private static final int BATCH = 100;

  private final RequestLog log;
  private final GovernanceClasses classes;
  private final Signers signers;

  WaitingList(RequestLog log, GovernanceClasses classes, Signers signers) {
    this.log = log;
    this.classes = classes;
    this.signers = signers;
  }

  /** A request with the owners of the parts that wait for the actor. */
  record Waiting(RequestState state, Set<RorId> owners) {}

  List<Waiting> of(
      Actor actor, Optional<RequestLog.Position> after, int skip, int limit, Instant now) {
    Set<String> candidates = candidates(actor, now);
    List<Waiting> found = new ArrayList<>();
    Optional<RequestLog.Position> from = after;
    int toSkip = skip;
    while (!candidates.isEmpty() && found.size() < limit) {
      List<RequestState> batch = log.waiting(candidates, from, BATCH);
      for (RequestState state : batch) {
        Set<RorId> owners = owners(actor, state, now);
        if (owners.isEmpty()) {
          continue;
        }
        if (toSkip > 0) {
          toSkip--;
        } else if (found.size() < limit) {
          found.add(new Waiting(state, owners));
        }
      }
      if (batch.size() < BATCH) {
        break;
      }
      from = Optional.of(position(batch.getLast()));
    }
    return found;
  }

  static RequestLog.Position position(RequestState state) {
    return new RequestLog.Position(state.submittedAt().orElseThrow(), state.id());
  }

  private Set<String> candidates(Actor actor, Instant now) {
    Map<String, Set<Approval>> wanted =
        log.wanted().stream()
            .collect(
                Collectors.groupingBy(
                    RequestLog.Wanted::classId,
                    Collectors.mapping(RequestLog.Wanted::approval, Collectors.toSet())));
    return wanted.entrySet().stream()
        .filter(
            pair ->
                classes
                    .find(pair.getKey())
                    .map(each -> signers.couldGive(actor, pair.getValue(), each, now))
                    .orElse(false))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  private Set<RorId> owners(Actor actor, RequestState state, Instant now) {
    if (state.isRequestedBy(actor.ref())) {
      return Set.of();
    }
    Set<RorId> owners = new HashSet<>();
    state
        .parts()
        .forEach(
            (owner, part) -> {
              if (part instanceof PartState.Submitted open && waitsFor(actor, state, open, now)) {
                owners.add(owner);
              }
            });
    return owners;
  }

  private boolean waitsFor(Actor actor, RequestState state, PartState.Submitted part, Instant now) {
    Set<GovernanceClass> known =
        part.classes().stream()
            .flatMap(id -> classes.find(id).stream())
            .collect(Collectors.toUnmodifiableSet());
    return known.stream()
        .anyMatch(
            each ->
                part.outstanding().stream()
                    .anyMatch(
                        approval ->
                            signers.may(
                                actor, new Signature(state, part, approval, now), Set.of(each))));
  }
}
