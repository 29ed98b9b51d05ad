package org.entente.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.entente.kernel.RorId;

/** The register of governance classes in use, shared by all nodes through the database. */
@ApplicationScoped
public class GovernanceClasses {
  private static final int MOST_IN_MEMORY = 50_000;

  private final GovernanceClassRegister register;
  private final Cache<String, GovernanceClass> known =
      Caffeine.newBuilder().maximumSize(MOST_IN_MEMORY).build();

  @Inject
  public GovernanceClasses(GovernanceClassRegister register) {
    this.register = register;
  }

  /** The class of this owner and governance; registered at once, for good, if it is new. */
  public GovernanceClass intern(RorId owner, Governance governance) {
    String id = GovernanceDocument.hash(owner, governance);
    GovernanceClass met = known.getIfPresent(id);
    if (met != null) {
      return met;
    }
    GovernanceClass added = new GovernanceClass(id, owner, governance);
    register.add(added);
    known.put(id, added);
    return added;
  }

  /** The class with this id, from memory or the database; empty means deny. */
  public Optional<GovernanceClass> find(String classId) {
    GovernanceClass met = known.getIfPresent(classId);
    if (met != null) {
      return Optional.of(met);
    }
    Optional<GovernanceClass> found = register.find(classId).filter(GovernanceClasses::isIntact);
    found.ifPresent(it -> known.put(classId, it));
    return found;
  }

  private static boolean isIntact(GovernanceClass found) {
    boolean intact = GovernanceDocument.hash(found.owner(), found.governance()).equals(found.id());
    if (!intact) {
      Alarms.classAltered(found.id());
    }
    return intact;
  }
}
