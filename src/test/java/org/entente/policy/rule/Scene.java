package org.entente.policy.rule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A question as it stands in a store of entities: each names those directly above it, as Cedar
 * wants them. Our questions name all that is above.
 *
 * @param groups further entities that are known; what others name as above them need not be
 */
public record Scene(
    Entity principal,
    String action,
    Entity resource,
    Map<String, Value> context,
    List<Entity> groups) {

  /** Principal, resource and groups, each with what is directly above it. */
  public Set<Entity> entities() {
    Set<Entity> all = new HashSet<>(groups);
    all.add(principal);
    all.add(resource);
    return all;
  }

  public Question question() {
    return new Question(whole(principal), action, whole(resource), context);
  }

  private Entity whole(Entity entity) {
    Set<Value.Ref> above = new HashSet<>();
    Deque<Value.Ref> next = new ArrayDeque<>(entity.ancestors());
    while (!next.isEmpty()) {
      Value.Ref each = next.pop();
      if (above.add(each)) {
        Stream.concat(groups.stream(), Stream.of(principal, resource))
            .filter(known -> known.ref().equals(each))
            .forEach(known -> next.addAll(known.ancestors()));
      }
    }
    return new Entity(entity.ref(), entity.attributes(), above);
  }
}
