package org.entente.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
  private final Map<Question, Opinion.Given> answers = new HashMap<>();

  OnceAsked(RuleBook rules, Oracle oracle) {
    this.oracle = oracle;
    rules.policies().forEach(policy -> addNamed(policy.condition()));
  }

  @Override
  public Opinion judge(Question question) {
    Question general = general(question);
    Opinion.Given known = answers.get(general);
    if (known != null) {
      return known;
    }
    Opinion opinion = oracle.judge(general);
    if (opinion instanceof Opinion.Given given) {
      answers.put(general, given);
    }
    return opinion;
  }

  private Question general(Question question) {
    Entity principal = question.principal();
    if (isNamed(principal.ref(), question)) {
      return question;
    }
    Value.Ref anybody = new Value.Ref(principal.ref().type(), ANYBODY);
    return isNamed(anybody, question)
        ? question
        : new Question(
            new Entity(anybody, principal.attributes(), principal.ancestors()),
            question.action(),
            question.resource(),
            question.context());
  }

  private boolean isNamed(Value.Ref name, Question question) {
    Entity principal = question.principal();
    Entity resource = question.resource();
    return named.contains(name)
        || resource.ref().equals(name)
        || principal.ancestors().contains(name)
        || resource.ancestors().contains(name)
        || Stream.of(principal.attributes(), resource.attributes(), question.context())
            .flatMap(values -> values.values().stream())
            .anyMatch(value -> names(value, name));
  }

  private static boolean names(Value value, Value.Ref name) {
    return switch (value) {
      case Value.Ref ref -> ref.equals(name);
      case Value.Many many -> many.values().stream().anyMatch(each -> names(each, name));
      case Value.Fields fields ->
          fields.values().values().stream().anyMatch(each -> names(each, name));
      case Value.Flag _, Value.Whole _, Value.Text _, Value.Moment _ -> false;
    };
  }

  private void addNamed(Expression expression) {
    if (expression instanceof Expression.Literal(Value value)) {
      addNamed(value);
    }
    expression.parts().forEach(this::addNamed);
  }

  private void addNamed(Value value) {
    switch (value) {
      case Value.Ref ref -> named.add(ref);
      case Value.Many many -> many.values().forEach(this::addNamed);
      case Value.Fields fields -> fields.values().values().forEach(this::addNamed);
      case Value.Flag _, Value.Whole _, Value.Text _, Value.Moment _ -> {}
    }
  }
}
