package org.entente.policy;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.identity.Fact;
import org.entente.identity.FactValue;
import org.entente.policy.counterfactual.Changes;
import org.entente.policy.counterfactual.Wish;
import org.entente.policy.rule.Value;

/** An actor, and circumstances, as they would be after changes. */
record Supposition(Changes changes, Instant now) {
  private static final String SOURCE = "supposed";

  Actor of(Actor actor) {
    return of(actor, 0);
  }

  private Actor of(Actor actor, int link) {
    Map<String, Fact> facts = new HashMap<>(actor.facts());
    changes
        .byTarget()
        .forEach(
            (target, value) -> {
              if (target.of().equals(new Wish.Bearer.Person(link))) {
                facts.put(target.attribute(), fact(actor, target.attribute(), value));
              }
            });
    return new Actor(
        actor.ref(),
        actor.kind(),
        actor.displayName(),
        actor.org(),
        actor.roles(),
        facts,
        actor.actsFor().map(person -> of(person, link + 1)),
        actor.authenticatedAt());
  }

  Situation.Use of(Situation.Use use) {
    Optional<Value> age = circumstance("mfaAge");
    Set<String> terms = new HashSet<>(use.termsAccepted());
    circumstance("termsAccepted").ifPresent(more -> terms.addAll(words(more)));
    return new Situation.Use(
        use.now(),
        use.purpose(),
        use.project(),
        use.approvals(),
        terms,
        age.filter(Value.Whole.class::isInstance)
            .map(whole -> ((Value.Whole) whole).value())
            .or(use::mfaAge),
        use.destination(),
        use.tokenBound(),
        use.enclave());
  }

  private Optional<Value> circumstance(String name) {
    return Optional.ofNullable(
        changes.byTarget().get(new Wish.Target(new Wish.Bearer.Circumstances(), name)));
  }

  private Fact fact(Actor actor, String name, Value value) {
    FactValue supposed =
        switch (value) {
          case Value.Flag(boolean yes) -> new FactValue.Flag(yes);
          case Value.Whole(long number) -> new FactValue.Quantity(number);
          case Value.Many many -> {
            Set<String> names = new HashSet<>(words(many));
            actor
                .fact(name, now)
                .filter(FactValue.Names.class::isInstance)
                .ifPresent(before -> names.addAll(((FactValue.Names) before).values()));
            yield new FactValue.Names(names);
          }
          case Value.Text _, Value.Ref _, Value.Moment _, Value.Fields _ ->
              new FactValue.Text(word(value));
        };
    return new Fact(supposed, SOURCE, now, Optional.empty());
  }

  static Set<String> words(Value value) {
    return value instanceof Value.Many(Set<Value> values)
        ? values.stream().map(Supposition::word).collect(Collectors.toSet())
        : Set.of(word(value));
  }

  private static String word(Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Ref(String _, String id) -> id;
      case Value.Whole(long number) -> Long.toString(number);
      case Value.Flag _, Value.Moment _, Value.Many _, Value.Fields _ -> "";
    };
  }
}
