package org.entente.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.policy.counterfactual.Atoms;
import org.entente.policy.counterfactual.Wish;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Expression.Variable;
import org.entente.policy.rule.Horizon;
import org.entente.policy.rule.Outlook;
import org.entente.policy.rule.Partial;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.Ruling;
import org.entente.policy.rule.Trace;
import org.entente.policy.rule.Vocabulary;

/**
 * What the first rule that stands in the way would have otherwise. One rule is enough to go on by:
 * every way to a yes has to satisfy it.
 *
 * <p>INVARIANT (never advised): only attributes that the schema says somebody can change are left
 * open, none that is fixed or sensitive; so no wish can speak of another.
 */
final class Obstacles {
  /** Circumstances that a person can bring about, and who does. */
  static final Map<String, Vocabulary.Means> CIRCUMSTANCES =
      Map.of("mfaAge", Vocabulary.Means.SESSION, "termsAccepted", Vocabulary.Means.SELF);

  private final ActiveBundle bundle;

  Obstacles(ActiveBundle bundle) {
    this.bundle = bundle;
  }

  List<Wish> of(Actor actor, Action action, Entity resource, Situation situation) {
    List<Actor> chain = PrincipalEntities.chain(actor);
    for (int link = 0; link < chain.size(); link++) {
      Entity principal = bundle.principals().entity(chain.get(link), situation.now());
      for (List<Action> rung : Ladder.rungs(action, situation)) {
        Optional<List<Wish>> wishes = wishes(link, principal, rung, resource, situation);
        if (wishes.isPresent()) {
          return wishes.get();
        }
      }
    }
    return List.of();
  }

  /** Empty where one of the alternatives is allowed already. */
  private Optional<List<Wish>> wishes(
      int link, Entity principal, List<Action> alternatives, Entity resource, Situation situation) {
    List<Wish> wishes = new ArrayList<>();
    for (Action each : alternatives) {
      boolean looks = each == Action.DISCOVER || each == Action.READ_METADATA;
      Question question =
          new Question(
              principal,
              each.word(),
              resource,
              Circumstances.context(looks ? Circumstances.look(situation) : situation));
      Ruling ruling = bundle.rules().ask(question, new Trace(situation.now()));
      if (ruling.isCleanAllow()) {
        return Optional.empty();
      }
      if (ruling.erring().isEmpty()) {
        wishes.addAll(wishes(link, question, ruling));
      }
    }
    return Optional.of(wishes);
  }

  private List<Wish> wishes(int link, Question question, Ruling ruling) {
    Set<String> advised =
        bundle.principals().declared(question.principal().ref()).values().stream()
            .filter(Vocabulary.Attribute::isAdvised)
            .map(Vocabulary.Attribute::name)
            .collect(Collectors.toSet());
    Atoms facts =
        new Atoms(
            Variable.PRINCIPAL,
            new Wish.Bearer.Person(link),
            advised,
            question.principal().attributes());
    Atoms circumstances =
        new Atoms(
            Variable.CONTEXT,
            new Wish.Bearer.Circumstances(),
            CIRCUMSTANCES.keySet(),
            question.context());
    boolean forbidden = !ruling.determining().isEmpty();
    List<Policy> inTheWay =
        forbidden
            ? ruling.determining().subList(0, 1)
            : bundle.rules().on(question.action()).stream()
                .filter(policy -> policy.effect() == Policy.Effect.PERMIT)
                .toList();
    Partial partial = new Partial(question, new Open(advised), new Trace(Instant.EPOCH));
    List<Wish> wishes = new ArrayList<>();
    for (Policy policy : inTheWay) {
      Expression rest = partial.residual(policy.condition());
      if (Outlook.of(rest).permits(forbidden ? Outlook.Hope.FALSE : Outlook.Hope.TRUE)) {
        wishes.addAll(facts.in(rest));
        wishes.addAll(circumstances.in(rest));
      }
    }
    return wishes;
  }

  /** All is known but what somebody can change. */
  private record Open(Set<String> advised) implements Horizon {
    @Override
    public Sight of(Variable variable) {
      return Sight.KNOWN;
    }

    @Override
    public Sight of(Variable variable, String attribute) {
      boolean open =
          switch (variable) {
            case PRINCIPAL -> advised.contains(attribute);
            case CONTEXT -> CIRCUMSTANCES.containsKey(attribute);
            case RESOURCE -> false;
          };
      return open ? Sight.SUPPOSED : Sight.KNOWN;
    }
  }
}
