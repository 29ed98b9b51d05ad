package org.entente.policy;

import java.time.Instant;
import java.util.Optional;
import org.entente.kernel.ActorRef;

/**
 * What one actor may discover, as a function of a dataset's governance class. Search has no method
 * that works without one.
 */
public interface AccessScope {
  /** Whose scope it is. */
  ActorRef actor();

  /** SHA-256 of the bundle it was compiled from. */
  String bundle();

  /**
   * Identifies what the bundle's schema knows of a dataset. What was prepared for another form is
   * not to be searched through this scope.
   */
  String datasetForm();

  /**
   * Equal for two scopes exactly if every class looks the same through them (visibility and
   * access): safe to share cached bits, and never derived from a digest of attributes alone.
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
