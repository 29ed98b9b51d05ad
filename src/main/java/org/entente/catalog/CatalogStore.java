package org.entente.catalog;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.policy.GovernanceClass;

/**
 * Port: where datasets and organisations are kept. Every method runs in the caller's transaction.
 */
public interface CatalogStore {
  List<Dataset> findAll(Collection<DatasetId> ids);

  /** The governance class of each of the datasets that are there, where it is registered. */
  Map<DatasetId, GovernanceClass> governing(Collection<DatasetId> ids);

  List<DatasetId> idsAfter(Optional<DatasetId> after, int limit);

  /** The governance classes of an owner's datasets, with how many datasets each has. */
  Map<GovernanceClass, Long> classesOf(RorId owner);

  /**
   * Datasets of these governance classes, by title; those of the urgent classes come first.
   *
   * @param classIds at least one
   */
  List<Dataset> ofClasses(Set<String> classIds, Set<String> urgent, int skip, int limit);

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

  /** The governance class of the newest revision saved by then; empty before the first. */
  Optional<GovernanceClass> governedAt(DatasetId id, Instant asOf);
}
