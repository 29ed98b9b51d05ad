package org.entente.policy.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.entente.identity.Actor;
import org.entente.kernel.RorId;
import org.entente.policy.Bundle;

/**
 * One policy as it is listed.
 *
 * @param owner left out of the consortium's
 * @param text Cedar source; left out for those who only need to know what the rule says
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
        policy.textIsOpenTo(reader) ? policy.text() : null);
  }
}
