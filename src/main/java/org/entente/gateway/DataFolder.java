package org.entente.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import org.entente.catalog.FileStore;
import org.entente.catalog.Metadata;

/** The local folder whose files this gateway serves. */
@ApplicationScoped
class DataFolder implements FileStore {
  @Override
  public boolean isAvailable(Metadata.Distribution distribution) {
    return false;
  }
}
