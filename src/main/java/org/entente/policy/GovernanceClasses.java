package org.entente.policy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.entente.kernel.RorId;

/** The register of governance classes in use, shared by all nodes through the database. */
@ApplicationScoped
public class GovernanceClasses {
  /** The class of this owner and governance; stored in the caller's transaction if it is new. */
  public GovernanceClass intern(RorId owner, Governance governance) {
    throw new UnsupportedOperationException();
  }

  /** The class with this id, from memory or the database; empty means deny. */
  public Optional<GovernanceClass> find(String classId) {
    throw new UnsupportedOperationException();
  }
}
