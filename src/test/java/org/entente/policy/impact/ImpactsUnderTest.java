package org.entente.policy.impact;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.policy.BundleDecisions;
import org.entente.policy.GovernanceClass;
import org.entente.policy.PolicySource;
import org.entente.policy.Subject;

/** The comparison of two bundles without a broker: classes and how many datasets each has. */
public final class ImpactsUnderTest {
  private final BundleDecisions before;
  private final BundleDecisions after;
  private final ImpactOf impact;

  public ImpactsUnderTest(
      PolicySource.Loaded.Valid before,
      PolicySource.Loaded.Valid after,
      List<GovernanceClass> classes,
      long[] datasets,
      Instant now) {
    this.before = BundleDecisions.of(before);
    this.after = BundleDecisions.of(after);
    this.impact =
        new ImpactOf(
            this.before,
            this.after,
            new Considered(classes.stream().map(Subject::of).toList(), datasets),
            now,
            () -> false);
  }

  /** As for a persona. */
  public List<Change> exactly(Actor actor) {
    return impact.of(actor, Set.of()).changes();
  }

  /** As for somebody real. */
  public List<Change> discreetly(Actor actor) {
    return impact.of(actor, OpenFacts.ofPeople(before, after)).changes();
  }
}
