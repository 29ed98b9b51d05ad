package org.entente.policy;

import java.util.Optional;

/**
 * Port: which bundle is in force on all nodes, and the texts of every bundle that ever was.
 * Implemented in {@code store}.
 */
public interface BundleLedger {
  /**
   * Records in the caller's transaction that this bundle is in force from now on, unless it is so
   * already, written by the same texts. Until that transaction ends no other can do so.
   */
  Recorded activate(PolicySource.Loaded.Valid loaded, Activation.Cause cause);

  /** Keeps others from putting a bundle in force until the caller's transaction ends. */
  void hold();

  Optional<Activation> newest();

  /** The last time the broker's folder was taken up. */
  Optional<Activation> newestOfFolder();

  Optional<PolicyFiles> texts(String digest);

  /**
   * @param number of the activation that is in force
   * @param isNew whether it was not before
   */
  record Recorded(long number, boolean isNew) {}
}
