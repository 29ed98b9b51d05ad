package org.entente.catalog.store;

import org.entente.catalog.Dataset;

/** A dataset as the table keeps it, for filling the table without a broker. */
public final class StoredForms {
  private StoredForms() {}

  public static String metadata(Dataset dataset) {
    return MetadataDocument.write(dataset.metadata());
  }

  public static String sha256(Dataset dataset) {
    return MetadataDocument.sha256(metadata(dataset), dataset.governed().id());
  }
}
