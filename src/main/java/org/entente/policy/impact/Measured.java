package org.entente.policy.impact;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What changes for everybody who stands alike.
 *
 * @param classes those behind each change, by their place in {@link Considered}
 */
record Measured(List<Change> changes, Map<Slot, BitSet> classes) {
  static final Measured NOTHING = new Measured(List.of(), Map.of());

  /** One kind of change. */
  record Slot(Level level, Turn turn) implements Comparable<Slot> {
    @Override
    public int compareTo(Slot other) {
      return Comparator.comparing(Slot::level).thenComparing(Slot::turn).compare(this, other);
    }
  }

  /** Adds up what a comparison tells, class by class. */
  static final class Sum {
    private final Map<Slot, BitSet> classes = new TreeMap<>();
    private final Map<Slot, Map<Cause, Long>> causes = new HashMap<>();
    private final Map<Slot, Long> datasets = new HashMap<>();

    void add(Comparison.Told told, int place, long count) {
      Slot slot = new Slot(told.level(), told.turn());
      classes.computeIfAbsent(slot, _ -> new BitSet()).set(place);
      datasets.merge(slot, count, Long::sum);
      Map<Cause, Long> shares = causes.computeIfAbsent(slot, _ -> new HashMap<>());
      told.causes().forEach(cause -> shares.merge(cause, count, Long::sum));
    }

    Measured total() {
      List<Change> changes = new ArrayList<>();
      for (Slot slot : classes.keySet()) {
        List<Change.Responsible> rules =
            causes.get(slot).entrySet().stream()
                .map(each -> new Change.Responsible(each.getKey(), each.getValue()))
                .sorted(
                    Comparator.comparingLong(Change.Responsible::datasets)
                        .reversed()
                        .thenComparing(each -> each.cause().rule())
                        .thenComparing(each -> each.cause().part()))
                .toList();
        changes.add(new Change(slot.level(), slot.turn(), datasets.get(slot), rules));
      }
      return new Measured(List.copyOf(changes), Map.copyOf(classes));
    }
  }
}
