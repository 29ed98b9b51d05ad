package org.entente.policy.impact;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;

/** Port: what the catalog holds, by governance class. Implemented by {@code catalog}. */
public interface DatasetHoldings {
  /** How many datasets each class has; classes without any are left out. */
  Map<String, Long> counts();

  /**
   * Datasets of these classes in the order of their ids.
   *
   * @param after empty for the first page
   */
  List<Held> page(Set<String> classIds, Optional<DatasetId> after, int limit);

  /** The organisations that may hold data or ask for it, by name. */
  List<Partner> partners();

  /** A dataset by name. Whether anybody may see it is for the caller to find out. */
  record Held(DatasetId id, String classId, String title, RorId owner) {}

  /**
   * An organisation.
   *
   * @param country ISO 3166-1 alpha-2
   */
  record Partner(RorId id, String name, String country) {}
}
