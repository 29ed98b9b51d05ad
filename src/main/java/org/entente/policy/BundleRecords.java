package org.entente.policy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Port: which bundle was in force when, and what it said. Implemented in {@code store}. */
public interface BundleRecords {
  /** The bundle in force at the instant; empty before the first one on record. */
  Optional<Activated> inForceAt(Instant instant);

  /** When recording began; empty if nothing is recorded. */
  Optional<Instant> since();

  Optional<Recorded> find(String hash);

  /** A bundle took effect. */
  record Activated(String hash, Instant at) {}

  /**
   * A bundle as it is on record.
   *
   * @param policies JSON form of the bounded policies by id; with the schema, what is hashed
   */
  record Recorded(String hash, String schema, Map<String, String> policies) {
    public Recorded {
      policies = Map.copyOf(policies);
    }
  }
}
