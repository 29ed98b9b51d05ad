package org.entente.savedsearch;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.entente.kernel.DatasetId;

/**
 * What a search finds now against what its subscriber was told of. Pure.
 *
 * <p>INVARIANT (scope only): all of it follows from what the subscriber may discover now and what
 * they were told of when they might; nothing remembers a dataset that is not found any more, so one
 * that vanishes leaves no trace and one that comes back is new.
 *
 * @param fresh found and not told of, in the order found
 * @param told what is told of from now on: all that is found
 * @param unseen what the subscriber has not looked at, newest first
 */
record News(List<DatasetId> fresh, List<DatasetId> told, List<DatasetId> unseen) {
  /** Beyond that a count says "or more". */
  static final int MOST_UNSEEN = 100;

  News {
    fresh = List.copyOf(fresh);
    told = List.copyOf(told);
    unseen = List.copyOf(unseen);
  }

  /**
   * @param found newest first, no dataset twice
   */
  static News of(
      List<DatasetId> found, Collection<DatasetId> toldBefore, List<DatasetId> unseenBefore) {
    Set<DatasetId> known = new HashSet<>(toldBefore);
    Set<DatasetId> there = new HashSet<>(found);
    List<DatasetId> fresh = found.stream().filter(id -> !known.contains(id)).toList();
    Set<DatasetId> unseen = new LinkedHashSet<>(fresh);
    unseenBefore.stream().filter(there::contains).forEach(unseen::add);
    return new News(fresh, found, unseen.stream().limit(MOST_UNSEEN).toList());
  }
}
