package org.entente.policy;

import java.util.List;
import org.jboss.logging.Logger;

/** What the operators must look at: decisions that were denied because something is wrong here. */
final class Alarms {
  private static final Logger LOG = Logger.getLogger("org.entente.policy.alarm");

  private Alarms() {}

  static void evaluationFailed(List<String> policies, String bundle) {
    LOG.errorf("denied: policies %s cannot be evaluated (bundle %s)", policies, bundle);
  }

  static void unconfirmed(Action action, String why, String bundle) {
    LOG.errorf(
        "denied: `%s` is not confirmed by both engines: %s (bundle %s)",
        action.word(), why, bundle);
  }

  static void failed(Action action, RuntimeException failure, String bundle) {
    LOG.errorf(failure, "denied: `%s` could not be decided (bundle %s)", action.word(), bundle);
  }

  static void bundleDamaged(String bundle, List<String> flaws) {
    LOG.errorf("the record of bundle %s cannot be relied on: %s", bundle, flaws);
  }

  static void classAltered(String classId) {
    LOG.errorf("governance class %s does not have the content that its id names", classId);
  }
}
