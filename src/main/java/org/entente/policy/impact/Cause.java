package org.entente.policy.impact;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;
import org.entente.kernel.RorId;
import org.entente.policy.rule.Policy;

/**
 * A rule that made the difference, as it is shown to people; never what it reads of them.
 *
 * @param owner the partner whose rule it is; empty for the consortium's
 */
public record Cause(String rule, String title, Optional<RorId> owner, Part part) {
  /** What it did. */
  public enum Part {
    NOW_PERMITS,
    NO_LONGER_PERMITS,
    NOW_FORBIDS,
    NO_LONGER_FORBIDS;

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** A rule of the draft that has a say. */
  static Cause come(Policy rule) {
    return of(rule, rule.effect() == Policy.Effect.PERMIT ? Part.NOW_PERMITS : Part.NOW_FORBIDS);
  }

  /** A rule in force that would have no more say. */
  static Cause gone(Policy rule) {
    return of(
        rule,
        rule.effect() == Policy.Effect.PERMIT ? Part.NO_LONGER_PERMITS : Part.NO_LONGER_FORBIDS);
  }

  private static Cause of(Policy rule, Part part) {
    return new Cause(rule.id(), rule.label().title(), rule.owner().map(RorId::new), part);
  }

  boolean isForTheBetter() {
    return part == Part.NOW_PERMITS || part == Part.NO_LONGER_FORBIDS;
  }
}
