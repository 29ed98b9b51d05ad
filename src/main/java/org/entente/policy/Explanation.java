package org.entente.policy;

import java.util.List;
import org.entente.policy.Decision.Missing;
import org.entente.policy.Decision.Rule;

/** Why a question was answered with no, and which facts would have helped. */
record Explanation(List<Rule> rules, List<Missing> missing) {
  Explanation {
    rules = List.copyOf(rules);
    missing = List.copyOf(missing);
  }
}
