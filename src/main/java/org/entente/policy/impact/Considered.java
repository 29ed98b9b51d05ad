package org.entente.policy.impact;

import java.util.List;
import org.entente.policy.Subject;

/**
 * The classes a preview looks at: those its reader may know of, with how many datasets each has.
 */
record Considered(List<Subject> classes, long[] datasets) {
  long all() {
    long sum = 0;
    for (long each : datasets) {
      sum += each;
    }
    return sum;
  }
}
