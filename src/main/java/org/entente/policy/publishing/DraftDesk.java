package org.entente.policy.publishing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.audit.Outcome;
import org.entente.identity.Actor;

/**
 * Carries out one change of one draft: found and held for this person, version compared, changed
 * and put on record in one transaction. Refusals that somebody may have meant are on record too.
 */
@ApplicationScoped
class DraftDesk {
  private static final int LONGEST_DETAIL = 500;
  private static final int MOST_FLAWS = 20;

  private final DraftStore store;
  private final AuditTrail trail;

  @Inject
  DraftDesk(DraftStore store, AuditTrail trail) {
    this.store = store;
    this.trail = trail;
  }

  /** What is to be done with a draft, once it is known. */
  sealed interface Step {
    /**
     * @param details for the trail, beside the draft's title and version
     */
    record To(Draft next, Map<String, Object> details) implements Step {}

    record Stay(DraftOutcome outcome) implements Step {}
  }

  Optional<Draft> find(Actor reader, DraftId id) {
    return QuarkusTransaction.requiringNew()
        .call(() -> store.find(id))
        .filter(draft -> DraftRights.sees(reader, draft));
  }

  List<Draft> newest(Actor reader, int limit) {
    return QuarkusTransaction.requiringNew().call(() -> store.newest(limit)).stream()
        .filter(draft -> DraftRights.sees(reader, draft))
        .toList();
  }

  /**
   * @param type of the audit entry
   * @param version the one the caller has read; empty if any will do
   */
  DraftOutcome change(
      Actor actor, DraftId id, OptionalLong version, String type, Function<Draft, Step> step) {
    DraftOutcome outcome =
        QuarkusTransaction.requiringNew().call(() -> changeHeld(actor, id, version, type, step));
    recordRefusal(actor, "policy-draft:" + id, type, outcome);
    return outcome;
  }

  private DraftOutcome changeHeld(
      Actor actor, DraftId id, OptionalLong version, String type, Function<Draft, Step> step) {
    Optional<Draft> held = store.hold(id).filter(draft -> DraftRights.sees(actor, draft));
    if (held.isEmpty()) {
      return new DraftOutcome.Unknown();
    }
    Draft draft = held.get();
    if (version.isPresent() && version.getAsLong() != draft.version()) {
      return new DraftOutcome.Changed(draft.version());
    }
    return switch (step.apply(draft)) {
      case Step.Stay stay -> stay.outcome();
      case Step.To to -> {
        store.replace(to.next());
        record(actor, type, to.next(), to.details());
        yield new DraftOutcome.Done(to.next());
      }
    };
  }

  /** In the caller's transaction. */
  void add(Actor actor, Draft draft) {
    store.add(draft);
    record(actor, "policy-draft.created", draft, Map.of("base", draft.base().orElse("")));
  }

  /** In the caller's transaction. */
  void record(Actor actor, String type, Draft draft, Map<String, Object> details) {
    Map<String, Object> all = new HashMap<>(details);
    all.put("title", draft.title());
    all.put("version", draft.version());
    trail.append(AuditEvent.fact(type, actor.ref(), "policy-draft:" + draft.id(), all));
  }

  /** Somebody reached for what is not theirs, or would have it in force as it cannot be. */
  void recordRefusal(Actor actor, String subject, String type, DraftOutcome outcome) {
    switch (outcome) {
      case DraftOutcome.NotAllowed no ->
          refuse(actor, subject, type, Map.of("reason", shortened(no.reason())));
      case DraftOutcome.Invalid no ->
          refuse(
              actor,
              subject,
              type,
              Map.of(
                  "reason",
                  shortened(no.reason()),
                  "flaws",
                  no.flaws().stream().limit(MOST_FLAWS).map(DraftDesk::shortened).toList()));
      case DraftOutcome.Done _,
          DraftOutcome.Unknown _,
          DraftOutcome.Changed _,
          DraftOutcome.Conflict _ -> {}
    }
  }

  private void refuse(Actor actor, String subject, String type, Map<String, Object> details) {
    trail.appendAlone(
        new AuditEvent(type, actor.ref(), subject, Outcome.DENIED, Optional.empty(), details));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_DETAIL ? text : text.substring(0, LONGEST_DETAIL) + "…";
  }
}
