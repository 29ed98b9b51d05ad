package org.entente.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.policy.Action;
import org.entente.policy.Decisions;
import org.entente.policy.Governance;
import org.entente.policy.Governance.Regime;
import org.entente.policy.GovernanceClass;
import org.entente.policy.Situation;

/**
 * The door for stewards: the datasets they look after, hidden ones too, those with something to
 * settle first. Which those are is a decision on {@code steward}, taken once per governance class.
 */
@ApplicationScoped
public class StewardedDatasets {
  private final CatalogStore store;
  private final Decisions decisions;
  private final Clock clock;

  StewardedDatasets(CatalogStore store, Decisions decisions, Clock clock) {
    this.store = store;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * How many there are.
   *
   * @param unsettled of them, those nobody may ask for until the steward has settled something
   */
  public record Holdings(long all, long unsettled) {}

  @Transactional
  public Holdings count(Actor actor) {
    Map<GovernanceClass, Long> theirs = stewarded(actor);
    long unsettled =
        theirs.entrySet().stream()
            .filter(each -> isUnsettled(each.getKey().governance()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    return new Holdings(theirs.values().stream().mapToLong(Long::longValue).sum(), unsettled);
  }

  /** Unsettled ones first, then by title. */
  @Transactional
  public List<Dataset> list(Actor actor, int skip, int limit) {
    Set<GovernanceClass> theirs = stewarded(actor).keySet();
    if (theirs.isEmpty()) {
      return List.of();
    }
    Set<String> unsettled =
        theirs.stream()
            .filter(each -> isUnsettled(each.governance()))
            .map(GovernanceClass::id)
            .collect(Collectors.toUnmodifiableSet());
    return store.ofClasses(
        theirs.stream().map(GovernanceClass::id).collect(Collectors.toUnmodifiableSet()),
        unsettled,
        skip,
        limit);
  }

  /** Whether request and use are denied to everybody until a steward has settled something. */
  public static boolean isUnsettled(Governance governance) {
    return !governance.unresolved().isEmpty()
        || governance.export().regime() == Regime.UNDETERMINED;
  }

  private Map<GovernanceClass, Long> stewarded(Actor actor) {
    Instant now = clock.instant();
    Map<GovernanceClass, Long> theirs =
        new HashMap<>(actor.org().map(store::classesOf).orElse(Map.of()));
    theirs
        .keySet()
        .removeIf(
            each ->
                !decisions.decide(actor, Action.STEWARD, each, Situation.Look.at(now)).isAllowed());
    return theirs;
  }
}
