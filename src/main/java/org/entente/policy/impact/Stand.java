package org.entente.policy.impact;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Finding;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.Truth;
import org.entente.policy.rule.Weighing;

/**
 * How an elementary question stands before one dataset, without what makes no difference: if a
 * forbid holds the permits do not count, and next to a permit that holds others do not.
 *
 * <p>INVARIANT (same stand): two that are equal have the same answer, whatever the open facts are.
 *
 * @param permitted a permit holds
 * @param permits what is left of those that may hold, where none does
 * @param forbids what is left of those that may hold
 */
record Stand(boolean permitted, Set<Expression> permits, Set<Expression> forbids) {
  static final Stand DENIED = new Stand(false, Set.of(), Set.of());

  static Stand of(List<Policy> rules, Weighing weighing) {
    boolean permitted = false;
    Set<Expression> permits = new HashSet<>();
    Set<Expression> forbids = new HashSet<>();
    for (Policy rule : rules) {
      boolean forbid = rule.effect() == Policy.Effect.FORBID;
      switch (weighing.of(rule.condition())) {
        case Finding.Settled(Truth truth) when truth == Truth.ERRS -> {
          return DENIED;
        }
        case Finding.Settled(Truth truth) when truth == Truth.HOLDS -> {
          if (forbid) {
            return DENIED;
          }
          permitted = true;
        }
        case Finding.Settled _ -> {}
        case Finding.Open(Expression rest) -> (forbid ? forbids : permits).add(rest);
      }
    }
    if (permitted) {
      permits = Set.of();
    } else if (permits.isEmpty()) {
      return DENIED;
    }
    return new Stand(permitted, permits, forbids);
  }

  Chance chance() {
    if (!permitted && permits.isEmpty()) {
      return Chance.NO;
    }
    return permitted && forbids.isEmpty() ? Chance.YES : Chance.PERHAPS;
  }

  /** Whether the answer may be better than the other one was, for some values of the open facts. */
  boolean mayBeatThat(Stand other) {
    return switch (other.chance()) {
      case NO -> chance() != Chance.NO;
      case YES -> false;
      case PERHAPS ->
          switch (chance()) {
            case NO -> false;
            case YES -> true;
            case PERHAPS -> permitsMoreThan(other) || !forbids.containsAll(other.forbids);
          };
    };
  }

  private boolean permitsMoreThan(Stand other) {
    return !other.permitted && (permitted || !other.permits.containsAll(permits));
  }
}
