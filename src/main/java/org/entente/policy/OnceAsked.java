package org.entente.policy;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.entente.policy.rule.Entity;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.RuleBook;
import org.entente.policy.rule.Value;

/**
 * Asks an oracle each question once, whoever poses it; for a thousand questions of one instant that
 * are alike. Not for several threads at once.
 *
 * <p>INVARIANT (names do not matter): an answer is the same whatever an entity is called, as long
 * as the name stands nowhere else: in no policy, and with no other entity and no circumstance of
 * the question. Cedar compares names for being equal and nothing more. So whoever is named nowhere
 * is asked about under one name for all, and two of whom exactly the same is known share an answer.
 * What was silent is asked again.
 */
final class OnceAsked implements Oracle {
  private static final String ANYBODY = "";

  private final Oracle oracle;
  private final Set<Value.Ref> named = new HashSet<>();
  // By identity: to compare datasets takes longer than to evaluate the rules about one.
  private final Map<Entity, AboutOne> resources = new IdentityHashMap<>();

  /** Who is named with a resource, and what was answered about it. */
  private record AboutOne(Set<Value.Ref> named, Map<Asked, Opinion.Given> answers) {}

  private record Asked(Entity principal, String action, Map<String, Value> context) {}

  OnceAsked(RuleBook rules, Oracle oracle) {
    this.oracle = oracle;
    rules.policies().forEach(policy -> addNamed(policy.condition()));
  }

  @Override
  public Opinion judge(Question question) {
    AboutOne about = resources.computeIfAbsent(question.resource(), OnceAsked::about);
    Question general = general(question, about);
    Asked asked = new Asked(general.principal(), general.action(), general.context());
    Opinion.Given known = about.answers().get(asked);
    if (known != null) {
      return known;
    }
    Opinion opinion = oracle.judge(general);
    if (opinion instanceof Opinion.Given given) {
      about.answers().put(asked, given);
    }
    return opinion;
  }

  private Question general(Question question, AboutOne about) {
    Entity principal = question.principal();
    Value.Ref anybody = new Value.Ref(principal.ref().type(), ANYBODY);
    return isNamed(principal.ref(), question, about) || isNamed(anybody, question, about)
        ? question
        : new Question(
            new Entity(anybody, principal.attributes(), principal.ancestors()),
            question.action(),
            question.resource(),
            question.context());
  }

  private boolean isNamed(Value.Ref name, Question question, AboutOne about) {
    return named.contains(name)
        || about.named().contains(name)
        || question.principal().ancestors().contains(name)
        || isAmong(question.principal().attributes().values(), name)
        || isAmong(question.context().values(), name);
  }

  private static AboutOne about(Entity resource) {
    Set<Value.Ref> named = new HashSet<>(resource.ancestors());
    named.add(resource.ref());
    resource.attributes().values().forEach(value -> addNamed(value, named));
    return new AboutOne(named, new HashMap<>());
  }

  private static boolean isAmong(Collection<Value> values, Value.Ref name) {
    for (Value value : values) {
      boolean found =
          switch (value) {
            case Value.Ref ref -> ref.equals(name);
            case Value.Many many -> isAmong(many.values(), name);
            case Value.Fields fields -> isAmong(fields.values().values(), name);
            case Value.Flag _, Value.Whole _, Value.Text _, Value.Moment _ -> false;
          };
      if (found) {
        return true;
      }
    }
    return false;
  }

  private void addNamed(Expression expression) {
    if (expression instanceof Expression.Literal(Value value)) {
      addNamed(value, named);
    }
    expression.parts().forEach(this::addNamed);
  }

  private static void addNamed(Value value, Set<Value.Ref> named) {
    switch (value) {
      case Value.Ref ref -> named.add(ref);
      case Value.Many many -> many.values().forEach(each -> addNamed(each, named));
      case Value.Fields fields -> fields.values().values().forEach(each -> addNamed(each, named));
      case Value.Flag _, Value.Whole _, Value.Text _, Value.Moment _ -> {}
    }
  }
}
