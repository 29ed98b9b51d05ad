package org.entente.policy;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.entente.policy.rule.Question;

/**
 * Port: an engine that was not written here and answers the same question. Implemented by {@code
 * policy.cedar}, the only place that knows Cedar's library.
 */
public interface Oracle {
  /** Never throws: whatever goes wrong is {@link Opinion.Silent}. */
  Opinion judge(Question question);

  /** What the other engine found. */
  sealed interface Opinion {
    /** An answer, by the ids of the policies that determined it and of those that erred. */
    record Given(boolean allowed, SortedSet<String> determining, SortedSet<String> erring)
        implements Opinion {
      public Given {
        determining = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(determining));
        erring = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(erring));
      }

      public static Given of(boolean allowed, Set<String> determining, Set<String> erring) {
        return new Given(allowed, new TreeSet<>(determining), new TreeSet<>(erring));
      }
    }

    /** No answer: a failure, an exception or a timeout. */
    record Silent(String why) implements Opinion {}
  }
}
