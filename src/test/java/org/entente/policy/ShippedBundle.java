package org.entente.policy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.entente.policy.bundle.PolicyDirectory;

/** The policies this repository ships, loaded once. */
final class ShippedBundle {
  static final Path DIRECTORY = Path.of("policies");

  static final PolicySource.Loaded.Valid LOADED =
      switch (new PolicyDirectory(DIRECTORY).load()) {
        case PolicySource.Loaded.Valid valid -> valid;
        case PolicySource.Loaded.Invalid invalid ->
            throw new AssertionError(String.join("\n", invalid.flaws()));
      };

  static final ActiveBundle ACTIVE = ActiveBundle.of(LOADED);

  private ShippedBundle() {}

  /** Governance classes in memory. */
  static GovernanceClasses classes() {
    Map<String, GovernanceClass> kept = new HashMap<>();
    return new GovernanceClasses(
        new GovernanceClassRegister() {
          @Override
          public void add(GovernanceClass added) {
            kept.put(added.id(), added);
          }

          @Override
          public Optional<GovernanceClass> find(String classId) {
            return Optional.ofNullable(kept.get(classId));
          }
        });
  }
}
