package org.entente.web;

/** Thrown by a page that needs to know who asks. */
final class SignInFirst extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SignInFirst() {
    super("sign in first", null, false, false);
  }
}
