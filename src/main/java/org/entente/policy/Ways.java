package org.entente.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.identity.Actor;
import org.entente.policy.counterfactual.Changes;
import org.entente.policy.counterfactual.Search;
import org.entente.policy.counterfactual.Wish;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Value;
import org.entente.policy.rule.Vocabulary;

/**
 * Puts what a search finds into words for the one it is about, easiest first: what a sign-in
 * changes, what the person can do alone, what somebody else decides.
 *
 * <p>INVARIANT (values): a value appears only if the schema says that it may be shown, the dataset
 * itself asks for it in its record, and this reader may read that record. Everything else is said
 * without one, and ways that then read the same are one.
 */
final class Ways {
  private static final int MOST_SHOWN = 3;

  private final ActiveBundle bundle;
  private final Actor actor;
  private final Set<Value> readable;
  private final Signposts signposts;

  Ways(ActiveBundle bundle, Actor actor, Entity dataset, Instant now, Signposts signposts) {
    this.bundle = bundle;
    this.actor = actor;
    this.signposts = signposts;
    this.readable =
        new Decider(bundle)
                .holds(actor, Action.READ_METADATA, dataset, Situation.Look.at(now), _ -> {})
            ? RecordValues.of(dataset)
            : Set.of();
  }

  /** Of nobody, or of an agent of nobody known, there is nothing that could be changed. */
  static boolean areSoughtFor(Actor actor) {
    return PrincipalEntities.chain(actor).stream().noneMatch(Actor::isAnonymous);
  }

  List<Way> to(Aim aim) {
    List<Way> ways = new ArrayList<>();
    for (Changes changes : Search.run(aim)) {
      aim.reaches(changes).ifPresent(answer -> ways.add(new Way(answer, steps(changes))));
    }
    ways.sort(
        Comparator.comparing(Ways::hardest)
            .thenComparing(way -> way.steps().size())
            .thenComparing(way -> way.steps().toString()));
    List<Way> distinct = new ArrayList<>();
    for (Way way : ways) {
      boolean saysLess =
          distinct.stream().noneMatch(shown -> way.steps().containsAll(shown.steps()));
      if (saysLess && !way.steps().isEmpty()) {
        distinct.add(way);
      }
    }
    return distinct.stream().limit(MOST_SHOWN).toList();
  }

  private static Way.Kind hardest(Way way) {
    return way.steps().stream()
        .map(Way.Step::kind)
        .max(Comparator.naturalOrder())
        .orElse(Way.Kind.OTHER);
  }

  private List<Way.Step> steps(Changes changes) {
    List<Way.Step> steps = new ArrayList<>();
    for (Map.Entry<Wish.Target, Value> each : changes.byTarget().entrySet()) {
      steps.add(step(each.getKey(), each.getValue()));
    }
    steps.sort(Comparator.comparing(Way.Step::kind).thenComparing(Way.Step::what));
    return steps;
  }

  private Way.Step step(Wish.Target target, Value value) {
    return switch (target.of()) {
      case Wish.Bearer.Circumstances() -> {
        Way.Kind kind = Way.Kind.of(Obstacles.CIRCUMSTANCES.get(target.attribute()));
        yield StepWords.circumstance(kind, target.attribute());
      }
      case Wish.Bearer.Person(int link) -> {
        Vocabulary.Attribute attribute = attribute(link, target.attribute());
        yield StepWords.fact(attribute, shown(attribute, value), link, signposts);
      }
    };
  }

  private Vocabulary.Attribute attribute(int link, String name) {
    Value.Ref principal = PrincipalEntities.ref(PrincipalEntities.chain(actor).get(link));
    return bundle.principals().declared(principal).get(name);
  }

  /** All of the value or nothing: half a list would say that there is another half. */
  private Optional<Set<String>> shown(Vocabulary.Attribute attribute, Value value) {
    Set<Value> parts =
        value instanceof Value.Many(Set<Value> members) ? members : new HashSet<>(Set.of(value));
    return attribute.shown() && readable.containsAll(parts)
        ? Optional.of(Supposition.words(value))
        : Optional.empty();
  }
}
