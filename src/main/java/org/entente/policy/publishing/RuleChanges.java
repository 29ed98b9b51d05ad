package org.entente.policy.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which rules differ between two bundles, by what decides: comments and layout do not count.
 *
 * @param added ids, in order
 * @param schema whether the schema differs
 */
public record RuleChanges(
    List<String> added, List<String> removed, List<String> changed, boolean schema) {
  public RuleChanges {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  /**
   * @param before Cedar's JSON form by id
   */
  static RuleChanges between(
      Map<String, JsonNode> before, Map<String, JsonNode> after, boolean schema) {
    SortedSet<String> added = new TreeSet<>(after.keySet());
    added.removeAll(before.keySet());
    SortedSet<String> removed = new TreeSet<>(before.keySet());
    removed.removeAll(after.keySet());
    SortedSet<String> changed = new TreeSet<>(before.keySet());
    changed.retainAll(after.keySet());
    changed.removeIf(id -> before.get(id).equals(after.get(id)));
    return new RuleChanges(List.copyOf(added), List.copyOf(removed), List.copyOf(changed), schema);
  }

  public boolean isNone() {
    return added.isEmpty() && removed.isEmpty() && changed.isEmpty() && !schema;
  }

  /** For the trail. */
  Map<String, Object> details() {
    return Map.of("added", added, "removed", removed, "changed", changed, "schema", schema);
  }
}
