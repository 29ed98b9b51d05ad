package org.entente.policy;

import org.entente.policy.rule.Entity;

/** A governance class beside its form as a Cedar entity, which every evaluation needs. */
public record Subject(GovernanceClass governed, Entity entity) {
  public static Subject of(GovernanceClass governed) {
    return new Subject(governed, DatasetEntities.entity(governed));
  }
}
