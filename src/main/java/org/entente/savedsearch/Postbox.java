package org.entente.savedsearch;

/** Where letters are posted; a port to the mail server. */
public interface Postbox {
  /** Whether there is a mail server at all. */
  boolean isSetUp();

  /**
   * Hands the letter to the mail server and returns once that has taken it.
   *
   * @throws Undelivered if it has not, as far as is known
   */
  void post(Letter letter) throws Undelivered;

  /** The mail server did not take a letter. */
  final class Undelivered extends Exception {
    private static final long serialVersionUID = 1L;

    public Undelivered(Throwable cause) {
      super("the mail server did not take a letter", cause);
    }

    /** The kind of failure at its root, without what the mail server said. */
    String reason() {
      Throwable root = this;
      while (root.getCause() != null) {
        root = root.getCause();
      }
      return root.getClass().getSimpleName();
    }
  }
}
