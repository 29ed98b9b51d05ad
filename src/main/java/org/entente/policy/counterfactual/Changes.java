package org.entente.policy.counterfactual;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.policy.rule.Notation;
import org.entente.policy.rule.Value;

/** Changes made together, at most one to each attribute: names add up, other values replace. */
public record Changes(SortedMap<Wish.Target, Value> byTarget) {
  public static final Changes NONE = new Changes(new TreeMap<>());

  /** Up to this many parts every combination is tried; of more, what is left without each. */
  private static final int COMBINED = 5;

  public Changes {
    byTarget = Collections.unmodifiableSortedMap(new TreeMap<>(byTarget));
  }

  public int size() {
    return byTarget.size();
  }

  public Changes with(Wish wish) {
    SortedMap<Wish.Target, Value> more = new TreeMap<>(byTarget);
    more.merge(wish.target(), wish.value(), Changes::join);
    return new Changes(more);
  }

  /** Changes that do less, smallest first; those that do nothing are left out. */
  List<Changes> lesser() {
    List<Wish> parts = parts();
    List<Changes> lesser = new ArrayList<>();
    int all = (1 << Math.min(parts.size(), COMBINED + 1)) - 1;
    if (parts.size() <= COMBINED) {
      for (int chosen = 1; chosen < all; chosen++) {
        Changes some = NONE;
        for (int i = 0; i < parts.size(); i++) {
          some = (chosen & 1 << i) == 0 ? some : some.with(parts.get(i));
        }
        lesser.add(some);
      }
    } else {
      for (Wish left : parts) {
        Changes others = NONE;
        for (Wish part : parts) {
          others = part.equals(left) ? others : others.with(part);
        }
        lesser.add(others);
      }
    }
    lesser.sort(Comparator.comparingInt(each -> each.parts().size()));
    return lesser;
  }

  /** Name by name, in a fixed order. */
  private List<Wish> parts() {
    List<Wish> parts = new ArrayList<>();
    for (Map.Entry<Wish.Target, Value> each : byTarget.entrySet()) {
      if (each.getValue() instanceof Value.Many(Set<Value> values)) {
        values.stream()
            .sorted(Comparator.comparing((Value one) -> Notation.of(one)))
            .forEach(one -> parts.add(new Wish(each.getKey(), new Value.Many(Set.of(one)))));
      } else {
        parts.add(new Wish(each.getKey(), each.getValue()));
      }
    }
    return parts;
  }

  private static Value join(Value old, Value added) {
    if (old instanceof Value.Many(Set<Value> before)
        && added instanceof Value.Many(Set<Value> more)) {
      Set<Value> both = new HashSet<>(before);
      both.addAll(more);
      return new Value.Many(both);
    }
    return added;
  }
}
