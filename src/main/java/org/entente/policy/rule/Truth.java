package org.entente.policy.rule;

/** The three outcomes of a condition: an error is neither true nor false. */
public enum Truth {
  HOLDS,
  FAILS,
  ERRS
}
