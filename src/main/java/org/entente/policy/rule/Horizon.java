package org.entente.policy.rule;

import org.entente.policy.rule.Expression.Variable;

/** What a partial evaluation knows. Everything is known of what it does not name. */
public interface Horizon {
  /** How much is known of a variable as a whole: which entity it is. */
  Sight of(Variable variable);

  /** How much is known of one attribute of a variable. */
  Sight of(Variable variable, String attribute);

  /** How much is known. */
  enum Sight {
    /** As the question says. */
    KNOWN,
    /** Present, with any value. */
    SUPPOSED,
    /** Neither value nor presence. */
    UNKNOWN
  }
}
