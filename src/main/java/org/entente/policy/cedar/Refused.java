package org.entente.policy.cedar;

/** Cedar, or our reading of it, does not accept the text; the message is for its author. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message, null, false, false);
  }
}
