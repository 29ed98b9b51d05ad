package org.entente.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.entente.identity.Actor;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;

/** The door to datasets and organisations. */
@ApplicationScoped
public class Catalog {
  /** The dataset as the actor may see it now. */
  public DatasetView view(Actor actor, DatasetId id) {
    throw new UnsupportedOperationException();
  }

  /**
   * The dataset whatever the caller may see: for features that decide before they show anything.
   */
  public Optional<Dataset> find(DatasetId id) {
    throw new UnsupportedOperationException();
  }

  /** As {@link #find}, for many, in one query; absent ones are left out. */
  public List<Dataset> findAll(Collection<DatasetId> ids) {
    throw new UnsupportedOperationException();
  }

  /**
   * Ids above {@code after} in id order: for rebuilding an index.
   *
   * @param after empty for the first page
   */
  public List<DatasetId> idsAfter(Optional<DatasetId> after, int limit) {
    throw new UnsupportedOperationException();
  }

  /**
   * Creates or updates the dataset with the draft's owner and identifier, in the caller's
   * transaction or its own: record, audit entry and change mark together.
   *
   * <p>Authorises first: the actor needs the curator role for that owner.
   */
  public Saved save(Actor actor, DatasetDraft draft) {
    throw new UnsupportedOperationException();
  }

  /** Every organisation, by name. */
  public List<Organisation> organisations() {
    throw new UnsupportedOperationException();
  }

  public Optional<Organisation> organisation(RorId id) {
    throw new UnsupportedOperationException();
  }
}
