package org.entente.policy.rule;

import java.util.List;

/**
 * How a set of policies answered one question.
 *
 * @param allowed a permit holds and no forbid does
 * @param determining the permits that hold if allowed, else the forbids that hold
 * @param erring policies whose evaluation failed; they took no part
 */
public record Ruling(boolean allowed, List<Policy> determining, List<Policy> erring) {
  public Ruling {
    determining = List.copyOf(determining);
    erring = List.copyOf(erring);
  }

  /** The only answer that lets anything through: an error anywhere is a reason to deny. */
  public boolean isCleanAllow() {
    return allowed && erring.isEmpty();
  }
}
