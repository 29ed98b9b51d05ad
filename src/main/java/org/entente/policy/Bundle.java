package org.entente.policy;

import java.util.List;
import java.util.Optional;
import org.entente.identity.Actor;
import org.entente.identity.Role;
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
      String text) {
    /**
     * Whether the reader may see how it is written. Stewards read the consortium's rules and their
     * own organisation's: a partner's rules name its projects and partners, which is its own
     * business and that of those who oversee the whole.
     */
    public boolean textIsOpenTo(Actor reader) {
      boolean oversees =
          reader.has(Role.ADMIN) || reader.has(Role.PROGRAMME_OFFICER) || reader.has(Role.AUDITOR);
      return oversees
          || reader.has(Role.STEWARD) && (owner.isEmpty() || owner.equals(reader.org()));
    }
  }
}
