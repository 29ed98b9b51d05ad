package org.entente.catalog;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;

/**
 * Port: where datasets and organisations are kept. Every method runs in the caller's transaction.
 */
public interface CatalogStore {
  List<Dataset> findAll(Collection<DatasetId> ids);

  List<DatasetId> idsAfter(Optional<DatasetId> after, int limit);

  /**
   * Makes every other save of these keys wait until this transaction ends, whether the datasets
   * exist or not; taken in one order, so that two batches never wait for each other.
   */
  void lock(Collection<DatasetKey> keys);

  /** The datasets there are under these keys. Call it after {@link #lock}. */
  Map<DatasetKey, Dataset> current(Collection<DatasetKey> keys);

  /**
   * Writes the datasets as they now stand, one version each, and marks them as changed.
   *
   * @param created those that are new; all others replace what is there
   */
  void write(List<Dataset> created, List<Dataset> updated, ActorRef savedBy, Instant at);

  List<Organisation> organisations();
}
