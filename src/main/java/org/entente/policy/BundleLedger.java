package org.entente.policy;

import java.util.Optional;

/** Port: keeps the text of every bundle that was ever active. Implemented in {@code store}. */
public interface BundleLedger {
  /**
   * Records that this bundle is active from now on.
   *
   * @return whether another one was before
   */
  Activation activate(PolicySource.Loaded.Valid loaded);

  /** The bundle that any node activated last; empty before the first. */
  Optional<String> newest();

  enum Activation {
    NEW,
    UNCHANGED
  }
}
