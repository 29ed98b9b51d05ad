package org.entente.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.identity.Actor;
import org.entente.identity.AgreementRegister;
import org.entente.identity.Role;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.policy.AccessScope.Visibility;
import org.entente.policy.Action;
import org.entente.policy.Decision;
import org.entente.policy.Decisions;
import org.entente.policy.Explanation;
import org.entente.policy.GovernanceClass;
import org.entente.policy.Preflight;
import org.entente.policy.Purpose;
import org.entente.policy.Situation;

/** The door to datasets and organisations. */
@ApplicationScoped
public class Catalog {
  private final CatalogStore store;
  private final DatasetSaves saves;
  private final Decisions decisions;
  private final AgreementRegister agreements;
  private final AuditTrail trail;
  private final Clock clock;

  @Inject
  Catalog(
      CatalogStore store,
      DatasetSaves saves,
      Decisions decisions,
      AgreementRegister agreements,
      AuditTrail trail,
      Clock clock) {
    this.store = store;
    this.saves = saves;
    this.decisions = decisions;
    this.agreements = agreements;
    this.trail = trail;
    this.clock = clock;
  }

  /** The dataset as the actor may see it now. Leaves no trace: see {@link #read}. */
  @Transactional
  public DatasetView view(Actor actor, DatasetId id) {
    return find(id).map(dataset -> viewed(actor, dataset)).orElseGet(DatasetView.Hidden::new);
  }

  /** Those of the datasets that exist for the actor. Leaves no trace. */
  public Set<DatasetId> discoverable(Actor actor, Collection<Dataset> datasets) {
    return datasets.stream()
        .filter(dataset -> !(viewed(actor, dataset) instanceof DatasetView.Hidden))
        .map(Dataset::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** As {@link #view}, for showing it to the actor: what a signed-in actor saw goes on record. */
  @Transactional
  public DatasetView read(Actor actor, DatasetId id) {
    DatasetView view = view(actor, id);
    if (!actor.isAnonymous()) {
      switch (view) {
        case DatasetView.Full(Dataset dataset) ->
            seen(actor, dataset, "full", Action.READ_METADATA);
        case DatasetView.Summary(Dataset dataset) ->
            seen(actor, dataset, "summary", Action.DISCOVER);
        case DatasetView.Hidden() -> {}
      }
    }
    return view;
  }

  /** That it may be seen is told by a compiled scope; by which rules, only a decision tells. */
  private void seen(Actor actor, Dataset dataset, String tier, Action action) {
    Decision decision =
        decisions.decide(actor, action, dataset.governed(), Situation.Look.at(clock.instant()));
    Map<String, Object> details =
        Explanation.inTrail(decision.isAllowed() ? decision.rules() : List.of());
    details.put("tier", tier);
    trail.append(
        AuditEvent.allowed(
            "dataset.viewed", actor.ref(), "dataset:" + dataset.id(), decision.bundle(), details));
  }

  /**
   * "May I?" for every action, for a purpose; empty where the actor may not know of the dataset.
   */
  @Transactional
  public Optional<Preflight> preflight(Actor actor, DatasetId id, Purpose purpose) {
    return preflight(
        actor,
        id,
        purpose,
        governed -> decisions.preflight(actor, governed, purpose, clock.instant()));
  }

  /** As {@link #preflight}, with what would change each no: for one dataset that is looked at. */
  @Transactional
  public Optional<Preflight> preflightWithWays(Actor actor, DatasetId id, Purpose purpose) {
    return preflight(
        actor,
        id,
        purpose,
        governed ->
            decisions.preflightWithWays(
                actor,
                governed,
                purpose,
                clock.instant(),
                agreement -> agreements.find(actor, agreement).isPresent()));
  }

  private Optional<Preflight> preflight(
      Actor actor, DatasetId id, Purpose purpose, Function<GovernanceClass, Preflight> asked) {
    Optional<Preflight> answer =
        find(id)
            .filter(dataset -> !(viewed(actor, dataset) instanceof DatasetView.Hidden))
            .map(dataset -> asked.apply(dataset.governed()));
    answer.ifPresent(
        preflight -> {
          if (!actor.isAnonymous()) {
            trail.append(
                AuditEvent.allowed(
                    "access.preflighted",
                    actor.ref(),
                    "dataset:" + id,
                    preflight.bundle(),
                    told(preflight, purpose)));
          }
        });
    return answer;
  }

  /** What was answered about receiving the data, as far as the trail may hear it. */
  private static Map<String, Object> told(Preflight preflight, Purpose purpose) {
    Preflight.Verdict verdict = preflight.verdicts().get(Action.RECEIVE);
    Map<String, Object> details = new HashMap<>(verdict.because().inTrail());
    details.put("purpose", purpose.word());
    details.put("decision", verdict.answer().word());
    return details;
  }

  /**
   * The dataset whatever the caller may see: for features that decide before they show anything.
   */
  @Transactional
  public Optional<Dataset> find(DatasetId id) {
    return store.findAll(List.of(id)).stream().findFirst();
  }

  /** As {@link #find}, for many, in one query; absent ones are left out. */
  @Transactional
  public List<Dataset> findAll(Collection<DatasetId> ids) {
    return ids.isEmpty() ? List.of() : store.findAll(ids);
  }

  /**
   * What governs each of the datasets, without their records; left out are those that are absent,
   * and those whose class is not what it should be.
   */
  @Transactional
  public Map<DatasetId, GovernanceClass> governing(Collection<DatasetId> ids) {
    return ids.isEmpty() ? Map.of() : store.governing(ids);
  }

  /**
   * How the dataset was governed at an instant, whatever the caller may see; empty where it was not
   * catalogued yet.
   */
  @Transactional
  public Optional<GovernanceClass> governedAt(DatasetId id, Instant instant) {
    return store.governedAt(id, instant);
  }

  /**
   * Ids above {@code after} in id order: for rebuilding an index.
   *
   * @param after empty for the first page
   */
  @Transactional
  public List<DatasetId> idsAfter(Optional<DatasetId> after, int limit) {
    return store.idsAfter(after, limit);
  }

  /**
   * Creates or updates the dataset with the draft's owner and identifier, in the caller's
   * transaction or its own: record, audit entry and change mark together.
   *
   * <p>Authorises first: the actor needs the curator role for that owner.
   */
  @Transactional
  public Saved save(Actor actor, DatasetDraft draft) {
    return saveAll(actor, List.of(draft)).getFirst();
  }

  /**
   * As {@link #save}, for a batch in one transaction; the answers are in the order of the drafts.
   *
   * @param drafts at most 500, since a long writer holds up every index follower; none twice
   */
  @Transactional
  public List<Saved> saveAll(Actor actor, List<DatasetDraft> drafts) {
    return saves.save(actor, drafts, current -> Optional.empty());
  }

  /** Creates the dataset; one that is there already is left as it is. */
  @Transactional
  public Saved create(Actor actor, DatasetDraft draft) {
    return saves
        .save(actor, List.of(draft), current -> current.map(there -> new Saved.Exists()))
        .getFirst();
  }

  /**
   * Replaces the record of a dataset; owner and identifier stay what they are.
   *
   * @param seen the revision the caller started from; empty to replace whatever is there
   */
  @Transactional
  public Saved replace(Actor actor, DatasetId id, Optional<Long> seen, DatasetDraft draft) {
    Optional<Dataset> standing =
        find(id).filter(dataset -> !(viewed(actor, dataset) instanceof DatasetView.Hidden));
    if (standing.isEmpty()) {
      return new Saved.Missing();
    }
    if (!standing.get().owner().equals(draft.owner())
        || !standing.get().identifier().equals(draft.identifier())) {
      return new Saved.Refused("`owner` and `identifier` of a dataset cannot change");
    }
    return saves
        .save(
            actor,
            List.of(draft),
            current ->
                current
                    .filter(there -> seen.isPresent() && seen.get() != there.revision())
                    .map(there -> new Saved.Stale()))
        .getFirst();
  }

  /**
   * Whether the actor curates at all; whether for this owner is decided with each save. A refusal
   * goes on record as an {@code attempt} that was denied.
   *
   * @param attempt the audit event type of what the actor is about to do
   */
  public boolean admitsCurator(Actor actor, String attempt) {
    boolean curator = actor.has(Role.CURATOR);
    if (!curator && !actor.isAnonymous()) {
      trail.appendAlone(
          AuditEvent.denied(
              attempt,
              actor.ref(),
              "",
              decisions.bundle().hash(),
              Map.of("reason", "not a curator")));
    }
    return curator;
  }

  /**
   * The organisations whose datasets the actor may curate. Nobody but the consortium's rules says
   * who curates, and they look at the owner alone, so a dataset that says nothing stands for all.
   */
  @Transactional
  public Set<RorId> curatedBy(Actor actor) {
    if (!actor.has(Role.CURATOR)) {
      return Set.of();
    }
    Instant now = clock.instant();
    return store.organisations().stream()
        .map(Organisation::id)
        .filter(
            owner ->
                decisions
                    .decide(
                        actor,
                        Action.CURATE,
                        GovernanceClass.of(owner, GovernanceIntake.unstated()),
                        Situation.Look.at(now))
                    .isAllowed())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Every organisation, by name. */
  @Transactional
  public List<Organisation> organisations() {
    return store.organisations();
  }

  @Transactional
  public Optional<Organisation> organisation(RorId id) {
    return store.organisations().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  private DatasetView viewed(Actor actor, Dataset dataset) {
    Instant now = clock.instant();
    Visibility visibility = decisions.scope(actor, now).visibility(dataset.governed().id());
    return switch (visibility) {
      case FULL -> new DatasetView.Full(dataset);
      case SUMMARY -> new DatasetView.Summary(dataset);
      case HIDDEN -> new DatasetView.Hidden();
    };
  }
}
