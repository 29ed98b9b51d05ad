package org.entente.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.kernel.ActorRef;

/**
 * What one actor may discover, as a function of a dataset's governance class. Search has no method
 * that works without one.
 */
public interface AccessScope {
  /** Whose scope it is. */
  ActorRef actor();

  /**
   * The ids of the actor and of whomever it acts for; what one of them may not see is not in it.
   */
  default List<String> chain() {
    return List.of(actor().id());
  }

  /** SHA-256 of the bundle it was compiled from. */
  String bundle();

  /**
   * Identifies what the bundle's schema knows of a dataset. What was prepared for another form is
   * not to be searched through this scope.
   */
  String datasetForm();

  /**
   * Equal only for scopes through which every class looks the same (visibility and access), so that
   * what was worked out through one may be kept for the other. The reverse is not promised: a scope
   * that was compiled anew has another key, even if it looks the same.
   *
   * <p>Meant to be kept in caches for longer than the scope: it should hold nothing of it.
   */
  Object key();

  /** What this actor sees of datasets of the class; unknown classes are HIDDEN. */
  Visibility visibility(String classId);

  /** What this actor may do with datasets of the class, grants left aside. */
  Access access(String classId);

  /** The first instant at which the scope may differ; from then on it must be compiled anew. */
  Optional<Instant> validUntil();

  /** How much of a record is seen. */
  enum Visibility {
    HIDDEN,
    SUMMARY,
    FULL
  }

  /** First match of DESIGN's ladder; {@code granted} is added by search from active grants. */
  enum Access {
    OPEN,
    REQUESTABLE,
    DENIED
  }
}
