package org.entente.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.entente.audit.AuditReaders;
import org.entente.identity.Actors;
import org.entente.kernel.RorId;

/**
 * Answers the trail's question by the bundle's action {@code audit}, asked about a dataset of an
 * organisation to which nobody belongs, under the closest governance there is. Whoever may audit
 * that may do so whoever the owner is; who may audit their own organisation only, may not.
 */
@ApplicationScoped
class TrailReaders implements AuditReaders {
  /** A well-formed ROR id, never given out. */
  private static final RorId NOBODY = new RorId("https://ror.org/000000098");

  private static final Governance CLOSED =
      new Governance(
          Governance.AccessLevel.CLOSED,
          Governance.MetadataTier.HIDDEN,
          Governance.Basis.USER_PROPRIETARY,
          Optional.empty(),
          Optional.empty(),
          new Governance.Export(Governance.Regime.UNDETERMINED, Set.of(), Set.of()),
          new Governance.Cui(Set.of(), Set.of()),
          Set.of(),
          Set.of(),
          Governance.AiTraining.UNDETERMINED,
          true,
          Governance.Review.PENDING,
          3,
          Optional.empty(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Optional.empty(),
          Set.of(),
          Set.of());

  static final GovernanceClass ANYBODYS =
      new GovernanceClass(GovernanceDocument.hash(NOBODY, CLOSED), NOBODY, CLOSED);

  private final Decisions decisions;
  private final Actors actors;
  private final Clock clock;

  TrailReaders(Decisions decisions, Actors actors, Clock clock) {
    this.decisions = decisions;
    this.actors = actors;
    this.clock = clock;
  }

  @Override
  public boolean callerReadsAll() {
    return decisions
        .decide(actors.current(), Action.AUDIT, ANYBODYS, Situation.Look.at(clock.instant()))
        .isAllowed();
  }
}
