package org.entente.search;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.entente.kernel.ActorRef;
import org.entente.policy.AccessScope;

/** A scope written down class by class. */
public record FixedScope(
    Map<String, Visibility> visibilities, Map<String, Access> accesses, String datasetForm)
    implements AccessScope {
  public FixedScope(Map<String, Visibility> visibilities, Map<String, Access> accesses) {
    this(visibilities, accesses, IndexUnderTest.FORM);
  }

  public FixedScope withDatasetForm(String other) {
    return new FixedScope(visibilities, accesses, other);
  }

  @Override
  public ActorRef actor() {
    return new ActorRef("somebody", "somebody");
  }

  @Override
  public String bundle() {
    return "bundle";
  }

  @Override
  public Object key() {
    return this;
  }

  @Override
  public Visibility visibility(String classId) {
    return visibilities.getOrDefault(classId, Visibility.HIDDEN);
  }

  @Override
  public Access access(String classId) {
    return accesses.getOrDefault(classId, Access.DENIED);
  }

  @Override
  public Optional<Instant> validUntil() {
    return Optional.empty();
  }
}
