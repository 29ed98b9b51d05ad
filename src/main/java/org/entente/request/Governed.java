package org.entente.request;

import java.util.Set;
import java.util.stream.Collectors;
import org.entente.kernel.DatasetId;
import org.entente.policy.GovernanceClass;

/**
 * The datasets of one part as the policies see them.
 *
 * @param classes each class once, so that a hundred alike cost one decision
 * @param gone datasets the catalog no longer has
 */
record Governed(Set<GovernanceClass> classes, Set<DatasetId> gone) {
  Governed {
    classes = Set.copyOf(classes);
    gone = Set.copyOf(gone);
  }

  Set<String> ids() {
    return classes.stream().map(GovernanceClass::id).collect(Collectors.toUnmodifiableSet());
  }
}
