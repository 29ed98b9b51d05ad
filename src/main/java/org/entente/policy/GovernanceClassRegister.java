package org.entente.policy;

import java.util.List;
import java.util.Optional;

/** Port: the governance classes that any node has met. Implemented in {@code store}. */
public interface GovernanceClassRegister {
  /**
   * Keeps the class, in a transaction of its own: a class is a fact about words, so one that no
   * dataset uses does no harm, while two imports that met the same new classes in different order
   * inside their long transactions would wait for each other for ever.
   */
  void add(GovernanceClass added);

  Optional<GovernanceClass> find(String classId);

  /** Classes in the order of their ids. */
  List<GovernanceClass> after(Optional<String> classId, int limit);
}
