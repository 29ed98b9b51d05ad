package org.entente.policy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.entente.identity.Actor;
import org.entente.identity.Role;
import org.entente.kernel.RorId;
import org.entente.policy.Bundle;

/**
 * One policy as it is listed.
 *
 * @param owner left out of the consortium's
 * @param text Cedar source; left out for those who only need to know what the rule says. A
 *     partner's rules name its projects and partners, which is its own business and the auditors'
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PolicyRecord(
    String id,
    RorId owner,
    String effect,
    List<String> actions,
    String title,
    String reason,
    String text) {

  static PolicyRecord of(Bundle.PolicySummary policy, Actor reader) {
    return new PolicyRecord(
        policy.id(),
        policy.owner().orElse(null),
        policy.effect(),
        policy.actions(),
        policy.title(),
        policy.reason(),
        isOpenTo(reader, policy) ? policy.text() : null);
  }

  /** Stewards read the consortium's rules and their own organisation's. */
  private static boolean isOpenTo(Actor reader, Bundle.PolicySummary policy) {
    boolean stewards =
        reader.has(Role.STEWARD)
            && policy
                .owner()
                .map(owner -> reader.org().filter(owner::equals).isPresent())
                .orElse(true);
    return stewards || reader.has(Role.ADMIN) || reader.has(Role.AUDITOR);
  }
}
