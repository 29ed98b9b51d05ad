package org.entente.policy;

import java.util.Objects;
import org.entente.kernel.RorId;

/**
 * All datasets that agree on owner and governance. A decision depends on nothing else of a dataset,
 * so it is taken once per class.
 *
 * @param id hex SHA-256 of the canonical JSON (RFC 8785) of owner and governance; the same on every
 *     node, without coordination
 */
public record GovernanceClass(String id, RorId owner, Governance governance) {
  public GovernanceClass {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(governance, "governance");
  }

  /** The class of datasets that may never come to be, hence unregistered. */
  public static GovernanceClass of(RorId owner, Governance governance) {
    return new GovernanceClass(GovernanceDocument.hash(owner, governance), owner, governance);
  }
}
