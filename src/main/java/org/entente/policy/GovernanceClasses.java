package org.entente.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.entente.kernel.RorId;

/** The register of governance classes in use, shared by all nodes through the database. */
@ApplicationScoped
public class GovernanceClasses {
  private static final int MOST_IN_MEMORY = 200_000;
  private static final int PAGE = 1_000;

  private final GovernanceClassRegister register;
  private final Cache<String, Subject> known =
      Caffeine.newBuilder().maximumSize(MOST_IN_MEMORY).build();

  @Inject
  public GovernanceClasses(GovernanceClassRegister register) {
    this.register = register;
  }

  /** The class of this owner and governance; registered at once, for good, if it is new. */
  public GovernanceClass intern(RorId owner, Governance governance) {
    String id = GovernanceDocument.hash(owner, governance);
    Subject met = known.getIfPresent(id);
    if (met != null) {
      return met.governed();
    }
    GovernanceClass added = new GovernanceClass(id, owner, governance);
    register.add(added);
    known.put(id, Subject.of(added));
    return added;
  }

  /** The class with this id, from memory or the database; empty means deny. */
  public Optional<GovernanceClass> find(String classId) {
    return subject(classId).map(Subject::governed);
  }

  Optional<Subject> subject(String classId) {
    Subject met = known.getIfPresent(classId);
    if (met != null) {
      return Optional.of(met);
    }
    Optional<Subject> found =
        register.find(classId).filter(GovernanceClasses::isIntact).map(Subject::of);
    found.ifPresent(it -> known.put(classId, it));
    return found;
  }

  /**
   * Reads the classes of the catalog into memory ahead of the first question, so that it need not
   * fetch them one by one; as many as memory keeps.
   */
  public void readAhead() {
    Optional<String> last = Optional.empty();
    for (int read = 0; read < MOST_IN_MEMORY; read += PAGE) {
      List<GovernanceClass> page = register.after(last, PAGE);
      page.stream()
          .filter(each -> known.getIfPresent(each.id()) == null)
          .filter(GovernanceClasses::isIntact)
          .forEach(each -> known.put(each.id(), Subject.of(each)));
      if (page.size() < PAGE) {
        return;
      }
      last = Optional.of(page.getLast().id());
    }
  }

  private static boolean isIntact(GovernanceClass found) {
    boolean intact = GovernanceDocument.hash(found.owner(), found.governance()).equals(found.id());
    if (!intact) {
      Alarms.classAltered(found.id());
    }
    return intact;
  }
}
