package org.entente.policy.rule;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * An entity with what is known of it.
 *
 * @param ancestors every entity it lies below, not only the nearest
 */
public record Entity(Value.Ref ref, Map<String, Value> attributes, Set<Value.Ref> ancestors) {
  public Entity {
    // Looked up thousands of times for one scope; a hash map is faster at that than Map.copyOf.
    attributes = Collections.unmodifiableMap(new HashMap<>(attributes));
    ancestors = Set.copyOf(ancestors);
  }

  public Entity(Value.Ref ref, Map<String, Value> attributes) {
    this(ref, attributes, Set.of());
  }
}
