package org.entente.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RandomId;
import org.entente.kernel.RorId;
import org.entente.policy.Action;
import org.entente.policy.Decision;
import org.entente.policy.Decisions;
import org.entente.policy.Explanation;
import org.entente.policy.GovernanceClass;
import org.entente.policy.GovernanceClasses;
import org.entente.policy.Situation;

/**
 * Saves drafts in the caller's transaction, in the order load, authorise, decide, write with audit.
 *
 * <p>INVARIANT (one writer): between reading a dataset and writing it, its key is locked, so two
 * saves of one identifier happen one after the other and neither is lost.
 */
@ApplicationScoped
class DatasetSaves {
  private final CatalogStore store;
  private final GovernanceClasses classes;
  private final Decisions decisions;
  private final AuditTrail trail;
  private final Clock clock;
  private final SecureRandom random;

  @Inject
  DatasetSaves(
      CatalogStore store,
      GovernanceClasses classes,
      Decisions decisions,
      AuditTrail trail,
      Clock clock,
      SecureRandom random) {
    this.store = store;
    this.classes = classes;
    this.decisions = decisions;
    this.trail = trail;
    this.clock = clock;
    this.random = random;
  }

  /**
   * @param condition what stands in the way, given the dataset as it stands; asked only of an actor
   *     who may curate
   */
  List<Saved> save(
      Actor actor,
      List<DatasetDraft> drafts,
      Function<Optional<Dataset>, Optional<Saved>> condition) {
    Batch batch = new Batch(actor, clock.instant().truncatedTo(ChronoUnit.MICROS), condition);
    List<DatasetKey> keys = drafts.stream().map(DatasetDraft::key).toList();
    if (new HashSet<>(keys).size() != keys.size()) {
      throw new IllegalArgumentException("a batch names each dataset once");
    }
    store.lock(keys);
    Map<DatasetKey, Dataset> current = store.current(keys);
    List<Saved> answers =
        drafts.stream()
            .map(draft -> batch.add(draft, Optional.ofNullable(current.get(draft.key()))))
            .toList();
    batch.write();
    return answers;
  }

  /** One batch on its way: decisions taken once per class, writes collected. */
  private final class Batch {
    private final Actor actor;
    private final Instant now;
    private final Function<Optional<Dataset>, Optional<Saved>> condition;
    private final Set<RorId> owners;
    private final Map<String, Decision> decided = new HashMap<>();
    private final List<Dataset> created = new ArrayList<>();
    private final List<Dataset> updated = new ArrayList<>();

    Batch(Actor actor, Instant now, Function<Optional<Dataset>, Optional<Saved>> condition) {
      this.actor = actor;
      this.now = now;
      this.condition = condition;
      this.owners =
          store.organisations().stream().map(Organisation::id).collect(Collectors.toSet());
    }

    Saved add(DatasetDraft draft, Optional<Dataset> current) {
      if (!owners.contains(draft.owner())) {
        return new Saved.Refused(
            "`owner` %s is not an organisation of the programme; see /api/v1/organisations"
                .formatted(draft.owner()));
      }
      GovernanceClass governed = classes.intern(draft.owner(), draft.governance());
      boolean allowed =
          mayCurate(governed) && current.map(there -> mayCurate(there.governed())).orElse(true);
      if (!allowed) {
        Map<String, Object> details =
            Explanation.inTrail(against(governed, current.map(Dataset::governed)));
        details.put("owner", draft.owner().value());
        details.put("identifier", draft.identifier());
        trail.append(
            AuditEvent.denied(
                current.isPresent() ? "dataset.updated" : "dataset.created",
                actor.ref(),
                current.map(there -> "dataset:" + there.id()).orElse(""),
                decided.get(governed.id()).bundle(),
                details));
        return new Saved.Forbidden("you may not curate datasets of " + draft.owner());
      }
      Optional<Saved> obstacle = condition.apply(current);
      if (obstacle.isPresent()) {
        return obstacle.get();
      }
      if (current.isEmpty()) {
        DatasetId id = new DatasetId(RandomId.from(random));
        created.add(new Dataset(id, draft.identifier(), draft.metadata(), governed, 1, now, now));
        return new Saved.Created(id);
      }
      Dataset there = current.get();
      if (there.metadata().equals(draft.metadata())
          && there.governed().id().equals(governed.id())) {
        return new Saved.Unchanged(there.id());
      }
      updated.add(
          new Dataset(
              there.id(),
              there.identifier(),
              draft.metadata(),
              governed,
              there.revision() + 1,
              there.createdAt(),
              now));
      return new Saved.Updated(there.id());
    }

    private boolean mayCurate(GovernanceClass governed) {
      return decided
          .computeIfAbsent(
              governed.id(),
              id -> decisions.decide(actor, Action.CURATE, governed, Situation.Look.at(now)))
          .isAllowed();
    }

    void write() {
      if (created.isEmpty() && updated.isEmpty()) {
        return;
      }
      store.write(created, updated, actor.ref(), now);
      created.forEach(dataset -> record("dataset.created", dataset));
      updated.forEach(dataset -> record("dataset.updated", dataset));
    }

    /** What says no to the draft or, if that is not it, to the dataset as it stands. */
    private List<Decision.Rule> against(GovernanceClass draft, Optional<GovernanceClass> there) {
      Decision ofDraft = decided.get(draft.id());
      return ofDraft.isAllowed() ? decided.get(there.orElseThrow().id()).rules() : ofDraft.rules();
    }

    private void record(String type, Dataset dataset) {
      Decision because = decided.get(dataset.governed().id());
      Map<String, Object> details = Explanation.inTrail(because.rules());
      details.put("owner", dataset.owner().value());
      details.put("identifier", dataset.identifier());
      details.put("revision", dataset.revision());
      details.put("governanceClass", dataset.governed().id());
      trail.append(
          AuditEvent.allowed(
              type, actor.ref(), "dataset:" + dataset.id(), because.bundle(), details));
    }
  }
}
