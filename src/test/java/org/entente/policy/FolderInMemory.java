package org.entente.policy;

import java.util.function.Function;
import org.entente.policy.bundle.PolicyDirectory;

/**
 * A broker's folder of policies, in memory: holds the shipped ones until told otherwise, and builds
 * bundles as this release does until told otherwise.
 */
public final class FolderInMemory implements PolicySource {
  private static final PolicySource SHIPPED = new PolicyDirectory(ShippedBundle.DIRECTORY);

  private volatile PolicyFiles files = ShippedBundle.LOADED.files();
  private volatile Function<PolicyFiles, Loaded> building = SHIPPED::build;

  /** From now on these stand in the folder. */
  public void holds(PolicyFiles texts) {
    files = texts;
  }

  /** From now on this is what building comes to. */
  public void builds(Function<PolicyFiles, Loaded> instead) {
    building = instead;
  }

  /** Builds as this release does. */
  public static Loaded built(PolicyFiles files) {
    return SHIPPED.build(files);
  }

  @Override
  public Read read() {
    return new Read.Files(files);
  }

  @Override
  public Loaded build(PolicyFiles texts) {
    return building.apply(texts);
  }
}
