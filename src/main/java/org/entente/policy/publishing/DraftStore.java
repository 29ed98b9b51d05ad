package org.entente.policy.publishing;

import java.util.List;
import java.util.Optional;

/** Port: where drafts are kept. Implemented in {@code policy.store}. */
public interface DraftStore {
  void add(Draft draft);

  Optional<Draft> find(DraftId id);

  /** The same, and nobody else changes it before the caller's transaction ends. */
  Optional<Draft> hold(DraftId id);

  void replace(Draft draft);

  /** Those changed last, first. */
  List<Draft> newest(int limit);
}
