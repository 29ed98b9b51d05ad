package org.entente.harvest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Port: a catalog format and how its records become records of ours. */
public interface Importer {
  Imports.Format format();

  /** Opens a body at its first record. */
  Records open(InputStream body) throws IOException, MalformedBody;

  /** The records of a body, in its order; always the same for the same bytes. */
  interface Records {
    /**
     * @return empty at the end
     * @throws MalformedBody if the rest cannot be read at all
     */
    Optional<SourceRecord> next() throws IOException, MalformedBody;
  }

  /** One record of the body. */
  sealed interface SourceRecord {
    long line();

    /** In our native form, not validated yet. */
    record Mapped(long line, ObjectNode document) implements SourceRecord {}

    /** Not readable; the next one may be. */
    record Broken(long line, String problem) implements SourceRecord {}
  }

  /** The body as a whole is not of the format; the message says where and may be shown. */
  final class MalformedBody extends Exception {
    private static final long serialVersionUID = 1L;

    public MalformedBody(String message) {
      super(message);
    }
  }
}
