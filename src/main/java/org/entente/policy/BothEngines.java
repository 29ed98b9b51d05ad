package org.entente.policy;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.RuleBook;
import org.entente.policy.rule.Ruling;
import org.entente.policy.rule.Trace;

/**
 * Our evaluator's answer, if the oracle's is the same: decision, determining rules and errors.
 *
 * <p>A difference is a defect in one of two engines, and no way to tell in which; so nobody gets
 * anything by it.
 */
record BothEngines(RuleBook rules, Oracle oracle) implements Judge {
  @Override
  public Ruling judge(Question question, Trace trace) {
    Ruling ours = rules.ask(question, trace);
    confirm(question, ours);
    return ours;
  }

  /**
   * @throws Unconfirmed if the oracle's answer is not ours
   */
  void confirm(Question question, Ruling ours) {
    switch (oracle.judge(question)) {
      case Oracle.Opinion.Silent silent -> throw new Unconfirmed(silent.why());
      case Oracle.Opinion.Given theirs -> {
        Oracle.Opinion.Given same =
            new Oracle.Opinion.Given(ours.allowed(), ids(ours.determining()), ids(ours.erring()));
        if (!same.equals(theirs)) {
          throw new Unconfirmed("our evaluator found " + same + ", cedar " + theirs);
        }
      }
    }
  }

  /** The same with a memory, see {@link OnceAsked}. */
  BothEngines onceAsked() {
    return new BothEngines(rules, new OnceAsked(rules, oracle));
  }

  private static SortedSet<String> ids(Collection<Policy> policies) {
    SortedSet<String> ids = new TreeSet<>();
    policies.forEach(policy -> ids.add(policy.id()));
    return ids;
  }
}
