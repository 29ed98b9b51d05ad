package org.entente.policy.rule;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One rule of a bundle, as it is evaluated and as it is shown.
 *
 * @param id owner and id, e.g. {@code consortium/embargo}
 * @param owner ROR id of the partner it belongs to; empty for the consortium's
 * @param actions words of the actions it speaks of
 * @param condition scope and conditions in one; for a partner the owner condition comes first
 * @param label what people read
 * @param duty what it brings along, on the action {@code duty} only
 * @param source Cedar text as loaded
 */
public record Policy(
    String id,
    Optional<String> owner,
    Effect effect,
    SortedSet<String> actions,
    Expression condition,
    Label label,
    Optional<Duty> duty,
    String source) {
  public Policy {
    Objects.requireNonNull(id, "id");
    actions = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(actions));
  }

  /** The same policy with another condition, such as what is left of its own. */
  public Policy withCondition(Expression other) {
    return new Policy(id, owner, effect, actions, other, label, duty, source);
  }

  public enum Effect {
    PERMIT,
    FORBID
  }

  /** Title, reason and, where a person can do something about it, remedy. */
  public record Label(String title, String reason, Optional<String> remedy) {}

  /** Obligations and the longest lifetimes that a rule on {@code duty} sets. */
  public record Duty(
      Set<String> obligations, Optional<Duration> maxGrant, Optional<Duration> maxToken) {
    public Duty {
      obligations = Set.copyOf(obligations);
    }
  }
}
