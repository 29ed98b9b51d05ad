package org.entente.policy;

import org.entente.policy.rule.Question;

/**
 * Asks again where an oracle took too long, as it may on a busy machine: what a test compares is
 * answers, not speed.
 */
final class PatientOracle implements Oracle {
  private static final int TIMES = 30;

  private final Oracle oracle;

  PatientOracle(Oracle oracle) {
    this.oracle = oracle;
  }

  @Override
  public Opinion judge(Question question) {
    Opinion opinion = oracle.judge(question);
    for (int time = 1; time < TIMES && tookTooLong(opinion); time++) {
      opinion = oracle.judge(question);
    }
    return opinion;
  }

  private static boolean tookTooLong(Opinion opinion) {
    return opinion instanceof Opinion.Silent(String why) && why.startsWith("no answer within");
  }
}
