package org.entente.policy;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.entente.identity.Actor;
import org.entente.identity.Fact;
import org.entente.identity.FactValue;
import org.entente.policy.Decision.Missing;
import org.entente.policy.Decision.Openness;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Value;
import org.entente.policy.rule.Vocabulary;

/**
 * What an actor had and has no longer: told beside a missing fact, so that who lost an agreement
 * need not wonder whether they ever had it.
 *
 * <p>When a fact ran out is the actor's own knowledge. That one of its names is the one a dataset
 * asks for is told to those alone who may read the record that says so.
 *
 * @param readsRecord whether the actor may read the dataset's record; asked only if it matters
 */
record Lapses(Actor actor, Entity dataset, Instant now, BooleanSupplier readsRecord) {
  /**
   * The fact as missing.
   *
   * @param openness how far it may be told
   */
  Missing missing(Vocabulary.Attribute attribute, Expression rest, Openness openness) {
    Optional<Fact> fact = Optional.ofNullable(actor.facts().get(attribute.name()));
    Map<String, Instant> wanted =
        fact.filter(_ -> attribute.shown() && openness != Openness.ACTOR)
            .map(it -> wanted(it, rest))
            .orElse(Map.of());
    boolean told = !wanted.isEmpty() && readsRecord.getAsBoolean();
    Optional<Instant> ended =
        told
            ? wanted.values().stream().max(Instant::compareTo)
            : fact.filter(it -> !it.isCurrentAt(now)).flatMap(Fact::expiresAt);
    String supplier = attribute.supplier().orElseThrow();
    return new Missing(
        attribute.name(),
        "Ask " + supplier + ".",
        Optional.of(supplier),
        told ? wanted.keySet().stream().sorted().toList() : List.of(),
        ended,
        openness);
  }

  /** Of two accounts of one fact the one that says more, as far as either may be told. */
  static Missing fuller(Missing one, Missing other) {
    Openness openness =
        one.openness().reaches(other.openness()) ? one.openness() : other.openness();
    return (other.expired().size() > one.expired().size() ? other : one).openTo(openness);
  }

  /** Names that ran out, that the rest of the rule speaks of and the record asks for. */
  private Map<String, Instant> wanted(Fact fact, Expression rest) {
    Map<String, Instant> ended = new HashMap<>(fact.lapsed());
    if (!fact.isCurrentAt(now) && fact.value() instanceof FactValue.Names(Set<String> names)) {
      names.forEach(name -> ended.putIfAbsent(name, fact.expiresAt().orElseThrow()));
    }
    if (!ended.isEmpty()) {
      Set<Value> spoken = new HashSet<>();
      collect(rest, spoken);
      spoken.retainAll(RecordValues.of(dataset));
      ended.keySet().removeIf(name -> !spoken.contains(new Value.Text(name)));
    }
    return ended;
  }

  private static void collect(Expression expression, Set<Value> values) {
    if (expression instanceof Expression.Literal(Value value)) {
      values.add(value);
      if (value instanceof Value.Many(Set<Value> members)) {
        values.addAll(members);
      }
    }
    expression.parts().forEach(part -> collect(part, values));
  }
}
