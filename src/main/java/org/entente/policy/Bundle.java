package org.entente.policy;

import java.util.List;
import java.util.Optional;
import org.entente.kernel.RorId;

/**
 * The schema and policies active at a moment.
 *
 * @param hash hex SHA-256 over the schema and the bounded policies
 */
public record Bundle(String hash, List<PolicySummary> policies) {
  public Bundle {
    policies = List.copyOf(policies);
  }

  /**
   * One policy as it is listed.
   *
   * @param owner the partner it belongs to; empty for the consortium's
   * @param effect permit or forbid
   * @param text Cedar source as loaded
   */
  public record PolicySummary(
      String id,
      Optional<RorId> owner,
      String effect,
      List<String> actions,
      String title,
      String reason,
      String text) {}
}
