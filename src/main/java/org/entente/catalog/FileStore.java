package org.entente.catalog;

/** Port: where the bytes are. The gateway implements it; the catalog only asks what is there. */
public interface FileStore {
  /** Whether this gateway serves the file of that distribution. */
  boolean isAvailable(Metadata.Distribution distribution);
}
