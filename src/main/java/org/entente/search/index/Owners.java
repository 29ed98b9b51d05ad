package org.entente.search.index;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.catalog.Dataset;
import org.entente.catalog.Organisation;
import org.entente.kernel.RorId;

/** The organisations that own datasets, read again when one is met that was not there before. */
final class Owners {
  private final ChangeSource source;
  private Map<RorId, Organisation> known = Map.of();

  Owners(ChangeSource source) {
    this.source = source;
  }

  void readAgain() {
    known =
        source.organisations().stream()
            .collect(Collectors.toMap(Organisation::id, Function.identity()));
  }

  Map<RorId, Organisation> of(List<Dataset> datasets) {
    if (!datasets.stream().allMatch(one -> known.containsKey(one.owner()))) {
      readAgain();
    }
    return known;
  }
}
