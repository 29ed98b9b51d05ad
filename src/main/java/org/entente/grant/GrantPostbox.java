package org.entente.grant;

/** Where letters about grants are posted; a port to the mail server. */
public interface GrantPostbox {
  /** Whether there is a mail server at all. */
  boolean isSetUp();

  /**
   * Hands the letter to the mail server.
   *
   * @return whether that has taken it, as far as is known
   */
  boolean post(GrantLetter letter);
}
