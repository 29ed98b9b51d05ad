package org.entente.policy;

import org.entente.policy.rule.Question;
import org.entente.policy.rule.Ruling;
import org.entente.policy.rule.Trace;

/** Who answers an elementary question: our evaluator alone, or both engines together. */
interface Judge {
  /**
   * @throws Unconfirmed if there is no answer that may be relied on
   */
  Ruling judge(Question question, Trace trace);

  /** The two engines do not agree, or one is silent. */
  final class Unconfirmed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unconfirmed(String message) {
      super(message, null, false, false);
    }
  }
}
