package org.entente.policy.bundle;

/** Why a bundle is refused; the message is for the author of the policy. */
final class Flaw extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Flaw(String message) {
    super(message, null, false, false);
  }
}
