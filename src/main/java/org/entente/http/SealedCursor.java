package org.entente.http;

import jakarta.enterprise.context.ApplicationScoped;

/**
 * Turns a position in a listing into an opaque cursor and back.
 *
 * <p>A cursor is encrypted and authenticated (AES-256-GCM, the key in the node's state folder), and
 * bound to a context (actor, bundle, query): one taken from elsewhere does not open.
 */
@ApplicationScoped
public class SealedCursor {
  /**
   * @param context what the cursor is bound to; the same text is needed to open it
   */
  public String seal(String position, String context) {
    throw new UnsupportedOperationException();
  }

  /**
   * @throws org.entente.kernel.Problem of type STALE_CURSOR if it was forged, altered or sealed for
   *     another context
   */
  public String open(String cursor, String context) {
    throw new UnsupportedOperationException();
  }
}
