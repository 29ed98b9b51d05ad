package org.entente.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Expression.Variable;
import org.entente.policy.rule.Horizon;
import org.entente.policy.rule.Partial;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.Trace;
import org.entente.policy.rule.Value;
import org.entente.policy.rule.Weighing;

/**
 * One elementary question of one actor to one bundle at one instant, before any dataset is looked
 * at and with some facts of the actor left open; see {@link Prospect}.
 */
public final class OpenQuestion {
  private static final String TERMS = "termsAccepted";

  /** Nobody looks at it: only its type is known while the dataset is not. */
  private static final Entity SOME_DATASET = new Entity(new Value.Ref("Dataset", ""), Map.of());

  private final Entity principal;
  private final Action action;
  private final Map<String, Value> context;
  private final Instant now;
  private final Set<String> open;
  private final List<Policy> rules;
  private final Terms terms;

  /** Conditions that read what is open, by identity: looked up for every dataset. */
  private final Set<Expression> hanging = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Which terms have been accepted. */
  enum Terms {
    /** Those that the context names. */
    AS_GIVEN,
    /** Those of each dataset, as everywhere where data is looked at from afar. */
    ALL
  }

  OpenQuestion(
      ActiveBundle bundle,
      Entity principal,
      Action action,
      Map<String, Value> context,
      Terms terms,
      Instant now,
      Set<String> open) {
    this.principal = principal;
    this.action = action;
    this.context = Map.copyOf(context);
    this.now = now;
    this.open = open;
    this.rules = left(bundle);
    rules.stream()
        .map(Policy::condition)
        .filter(condition -> Weighing.reads(condition, open))
        .forEach(hanging::add);
    this.terms =
        rules.stream().anyMatch(rule -> readsTerms(rule.condition())) ? terms : Terms.AS_GIVEN;
  }

  private List<Policy> left(ActiveBundle bundle) {
    Question known = new Question(principal, action.word(), SOME_DATASET, context);
    Partial partial = new Partial(known, new BeforeAnyDataset(open), new Trace(now));
    List<Policy> left = new ArrayList<>();
    for (Policy policy : bundle.rules().on(action.word())) {
      Expression rest = partial.residual(policy.condition());
      if (!rest.equals(Expression.Literal.FALSE)) {
        left.add(policy.withCondition(rest));
      }
    }
    return List.copyOf(left);
  }

  /**
   * The rules that may have a say, each with what is left of its condition. Two questions with
   * equal rules have equal answers, whoever asks, as long as they are put at the same instant.
   */
  public List<Policy> rules() {
    return rules;
  }

  /** Weighs conditions of {@link #rules} before this dataset. */
  public Weighing before(Subject dataset) {
    return new Weighing(
        new Question(principal, action.word(), dataset.entity(), at(dataset)), open, hanging, now);
  }

  private Map<String, Value> at(Subject dataset) {
    Set<String> own = dataset.governed().governance().terms();
    if (terms == Terms.AS_GIVEN || own.isEmpty()) {
      return context;
    }
    Map<String, Value> accepting = new HashMap<>(context);
    accepting.put(TERMS, Circumstances.texts(own));
    return accepting;
  }

  private static boolean readsTerms(Expression condition) {
    if (condition instanceof Expression.Attribute(Variable of, String name)
        && of == Variable.CONTEXT) {
      return name.equals(TERMS);
    }
    return condition == Variable.CONTEXT || condition.parts().anyMatch(OpenQuestion::readsTerms);
  }

  /** Everything is known but the dataset, the terms, which are the dataset's, and what is open. */
  private record BeforeAnyDataset(Set<String> open) implements Horizon {
    @Override
    public Sight of(Variable variable) {
      return variable == Variable.PRINCIPAL ? Sight.KNOWN : Sight.UNKNOWN;
    }

    @Override
    public Sight of(Variable variable, String attribute) {
      boolean known =
          switch (variable) {
            case PRINCIPAL -> !open.contains(attribute);
            case RESOURCE -> false;
            case CONTEXT -> !attribute.equals(TERMS);
          };
      return known ? Sight.KNOWN : Sight.UNKNOWN;
    }
  }
}
