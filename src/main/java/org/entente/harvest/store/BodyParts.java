package org.entente.harvest.store;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.IntFunction;

/** A body as one stream, each part fetched when it is reached. */
final class BodyParts extends InputStream {
  private final IntFunction<Optional<byte[]>> fetch;
  private ByteArrayInputStream part = new ByteArrayInputStream(new byte[0]);
  private int next;
  private boolean ended;

  BodyParts(IntFunction<Optional<byte[]>> fetch) {
    this.fetch = fetch;
  }

  @Override
  public int read() {
    return reach() ? part.read() : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    return reach() ? part.read(buffer, offset, length) : -1;
  }

  /** Whether there is a byte to read. */
  private boolean reach() {
    while (part.available() == 0 && !ended) {
      Optional<byte[]> bytes = fetch.apply(next++);
      ended = bytes.isEmpty();
      part = new ByteArrayInputStream(bytes.orElse(new byte[0]));
    }
    return !ended;
  }
}
