package org.entente.policy;

import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.entente.policy.bundle.PolicyDirectory;

/** The policies this repository ships, loaded once. */
public final class ShippedBundle {
  static final Path DIRECTORY = Path.of("policies");

  public static final PolicySource.Loaded.Valid LOADED =
      switch (new PolicyDirectory(DIRECTORY).load()) {
        case PolicySource.Loaded.Valid valid -> valid;
        case PolicySource.Loaded.Invalid invalid ->
            throw new AssertionError(String.join("\n", invalid.flaws()));
      };

  static final ActiveBundle ACTIVE = ActiveBundle.of(LOADED);

  private ShippedBundle() {}

  /** Governance classes in memory. */
  static GovernanceClasses classes() {
    NavigableMap<String, GovernanceClass> kept = new TreeMap<>();
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

          @Override
          public List<GovernanceClass> after(Optional<String> classId, int limit) {
            return kept.tailMap(classId.orElse(""), false).values().stream().limit(limit).toList();
          }
        });
  }
}
