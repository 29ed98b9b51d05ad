package org.entente.grant;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.entente.grant.Grant.State;
import org.entente.grant.Grant.Suspender;
import org.entente.kernel.ActorRef;
import org.entente.kernel.GrantId;

/**
 * All that one actor has had on one dataset, and what the steward's word makes of it; pure.
 *
 * <p>A person's suspension stops every grant of the holder on the dataset; one by policy stops that
 * grant alone, for policy is asked about every other anyway. After a revocation by somebody else
 * only what a person has allowed since counts: a grant with an approval, or one that was renewed or
 * resumed by a person. Giving back is no such word, whether the holder does it or the person an
 * agent holds it for; but it lifts no suspension, which then counts as a revocation. So nobody gets
 * round a steward with a grant that policy alone gives.
 *
 * @param own ids of the holder and, where that is an agent, of the person it acts for
 * @param histories what happened to them, at least to those that were revoked or are active
 */
record HeldGrants(
    List<Grant> newestFirst, Set<String> own, Map<GrantId, List<GrantChange>> histories) {
  private static final Set<String> ALLOWED_ANEW = Set.of("renewed", "resumed");

  HeldGrants {
    newestFirst = List.copyOf(newestFirst);
    own = Set.copyOf(own);
    histories = Map.copyOf(histories);
  }

  /** The grant whose suspension or revocation stops all others; empty if none does. */
  Optional<Grant> stopping() {
    Optional<Grant> suspended = suspendedByAPerson();
    return suspended.isPresent() || !usable().isEmpty()
        ? suspended
        : newestFirst.stream().filter(grant -> endedByAnother(grant).isPresent()).findFirst();
  }

  /** The active grants that may be used, newest first. */
  List<Grant> usable() {
    return standing(Grant::isActive);
  }

  /** Those that could be used if the rules did not keep them suspended, newest first. */
  List<Grant> stoppedByPolicy() {
    return standing(grant -> grant.isSuspendedBy(Suspender.POLICY));
  }

  private List<Grant> standing(Predicate<Grant> which) {
    if (suspendedByAPerson().isPresent()) {
      return List.of();
    }
    Optional<Instant> revoked =
        newestFirst.stream()
            .flatMap(grant -> endedByAnother(grant).stream())
            .max(Instant::compareTo);
    return newestFirst.stream()
        .filter(which)
        .filter(grant -> revoked.map(at -> isAllowedSince(grant, at)).orElse(true))
        .toList();
  }

  /** One that was given back, where nothing else is left: no new one comes by itself. */
  Optional<Grant> givenBack() {
    return in(State.REVOKED);
  }

  private Optional<Grant> suspendedByAPerson() {
    return newestFirst.stream().filter(grant -> grant.isSuspendedBy(Suspender.PERSON)).findFirst();
  }

  private Optional<Grant> in(State state) {
    return newestFirst.stream().filter(grant -> grant.state() == state).findFirst();
  }

  /** When the word was said that ended it: a revocation, or a suspension that nobody lifted. */
  private Optional<Instant> endedByAnother(Grant grant) {
    Optional<Instant> suspended = Optional.empty();
    for (GrantChange change : changes(grant)) {
      boolean isNobodyElses = own.contains(change.by().id()) || change.by().sameAs(ActorRef.SYSTEM);
      switch (change.what()) {
        case "suspended" -> suspended = isNobodyElses ? suspended : Optional.of(change.at());
        case "resumed" -> suspended = Optional.empty();
        case "revoked" -> {
          return isNobodyElses ? suspended : Optional.of(change.at());
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private boolean isAllowedSince(Grant grant, Instant revoked) {
    boolean approved = !grant.approvals().isEmpty() && grant.createdAt().isAfter(revoked);
    return approved
        || changes(grant).stream()
            .filter(change -> !change.by().sameAs(ActorRef.SYSTEM))
            .anyMatch(
                change -> ALLOWED_ANEW.contains(change.what()) && change.at().isAfter(revoked));
  }

  private List<GrantChange> changes(Grant grant) {
    return histories.getOrDefault(grant.id(), List.of());
  }
}
