package org.entente.policy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import org.entente.identity.Actor;
import org.entente.policy.bundle.PolicyDirectory;

/** The policy engine's scopes without a broker: a bundle, classes in memory, and what is cached. */
public final class ScopesUnderTest {
  private final GovernanceClasses classes = ShippedBundle.classes();
  private final ActiveBundle bundle;
  private Scopes scopes = new Scopes(classes);

  private ScopesUnderTest(ActiveBundle bundle) {
    this.bundle = bundle;
  }

  /** By the policies in a directory, which must be valid. */
  public static ScopesUnderTest by(Path directory) {
    return switch (new PolicyDirectory(directory).load()) {
      case PolicySource.Loaded.Valid valid -> new ScopesUnderTest(ActiveBundle.of(valid));
      case PolicySource.Loaded.Invalid invalid ->
          throw new IllegalArgumentException(String.join("\n", invalid.flaws()));
    };
  }

  /** The same for an index that was written for this form of datasets. */
  public ScopesUnderTest forIndexOf(String datasetForm) {
    return new ScopesUnderTest(
        new ActiveBundle(
            bundle.files(),
            bundle.bundle(),
            datasetForm,
            bundle.rules(),
            bundle.principals(),
            bundle.personal(),
            bundle.explainer(),
            bundle.ourEvaluator(),
            bundle.bothEngines()));
  }

  /** The form of datasets that these policies' schema asks of an index. */
  public String datasetForm() {
    return bundle.datasetForm();
  }

  public int policies() {
    return bundle.bundle().policies().size();
  }

  public void register(Collection<GovernanceClass> used) {
    used.forEach(each -> classes.intern(each.owner(), each.governance()));
  }

  public AccessScope of(Actor actor, Instant now) {
    return scopes.of(bundle, actor, now);
  }

  /** As after a restart, classes aside. */
  public void forget() {
    scopes = new Scopes(classes);
  }
}
