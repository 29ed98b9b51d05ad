package org.entente.policy.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.policy.Activation;
import org.entente.policy.PolicyFiles;

/** Port: what was in force. Implemented in {@code policy.store}. */
public interface BundleArchive {
  /** Newest first. */
  List<Activation> newestBefore(long number, int limit);

  /**
   * @param key hash of a bundle that was in force once, then as it was written last; or the digest
   *     of the texts of one
   */
  Optional<Kept> find(String key);

  /**
   * A bundle that was in force.
   *
   * @param policies Cedar's JSON form by id, each bound to its owner
   * @param files empty where its texts were not kept then
   * @param last when it came into force last
   */
  record Kept(
      String hash,
      String schema,
      Map<String, JsonNode> policies,
      Optional<PolicyFiles> files,
      Activation last) {
    public Kept {
      policies = Map.copyOf(policies);
    }
  }
}
