package org.entente.search.scope;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The index's files cannot be read, met where only unchecked exceptions pass. */
public final class UnreadableIndex extends UncheckedIOException {
  private static final long serialVersionUID = 1L;

  UnreadableIndex(IOException cause) {
    super(cause);
  }
}
