package org.entente.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.policy.Decision.Missing;
import org.entente.policy.Decision.Openness;
import org.entente.policy.Decision.Rule;
import org.entente.policy.rule.Expression;
import org.entente.policy.rule.Expression.Variable;
import org.entente.policy.rule.Horizon;
import org.entente.policy.rule.Outlook;
import org.entente.policy.rule.Partial;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.RuleBook;
import org.entente.policy.rule.Ruling;
import org.entente.policy.rule.Trace;
import org.entente.policy.rule.Value;
import org.entente.policy.rule.Vocabulary;

/**
 * Says why not: the forbids that hold, or else the permits that come nearest.
 *
 * <p>Names of attributes and the rules' own words are all that is ever shown; no value of a fact,
 * of the caller's or of the dataset's, enters an explanation, but for what {@link Lapses} finds. A
 * fact that nobody can be advised to change is named only while it is absent.
 */
final class Explainer {
  /** What of the circumstances is the question itself: with another answer it is another one. */
  private static final Set<String> ASKED = Set.of("now", "approval");

  private final RuleBook rules;
  private final Vocabulary vocabulary;
  private final PersonalRules personal;

  Explainer(RuleBook rules, Vocabulary vocabulary, PersonalRules personal) {
    this.rules = rules;
    this.vocabulary = vocabulary;
    this.personal = personal;
  }

  /** Rules that stand in the way, and the facts that would lift them. */
  record Finding(List<Rule> rules, List<Missing> missing) {}

  Finding explain(Question question, Ruling ruling, Lapses lapses) {
    Map<String, Missing> missing = new TreeMap<>();
    List<Policy> forbids = ruling.allowed() ? List.of() : ruling.determining();
    for (Policy forbid : forbids) {
      missing(question, forbid, Outlook.Hope.FALSE, lapses, missing);
    }
    List<Rule> shown = new ArrayList<>(forbids.stream().map(personal::told).toList());
    if (shown.isEmpty()) {
      List<Policy> nearest = nearestPermits(question);
      nearest.forEach(permit -> missing(question, permit, Outlook.Hope.TRUE, lapses, missing));
      nearest.forEach(permit -> shown.add(personal.told(permit)));
    }
    if (shown.isEmpty()) {
      shown.add(StandingRules.NOT_SHARED);
    }
    shown.sort(Comparator.comparing(Rule::id));
    return new Finding(List.copyOf(shown), List.copyOf(missing.values()));
  }

  /** Permits that this dataset and, where one is to be given, this approval fit, whoever asks. */
  private List<Policy> nearestPermits(Question question) {
    Horizon datasetOnly = new Supposing(Set.of(), true);
    return rules.on(question.action()).stream()
        .filter(policy -> policy.effect() == Policy.Effect.PERMIT)
        .filter(
            policy -> Outlook.of(residual(policy.condition(), question, datasetOnly)).canBeTrue())
        .toList();
  }

  /** Adds the facts for which some value would make the condition come out as hoped. */
  private void missing(
      Question question,
      Policy policy,
      Outlook.Hope hope,
      Lapses lapses,
      Map<String, Missing> found) {
    Map<String, Vocabulary.Attribute> open = open(question);
    Expression rest = residual(policy.condition(), question, new Supposing(open.keySet(), false));
    // What a personal rule asks for would tell which rule it is.
    Openness openness = personal.told(policy).openness();
    if (Outlook.of(rest).permits(hope)) {
      for (String name : new TreeSet<>(Outlook.undecidedFacts(rest))) {
        Vocabulary.Attribute attribute = open.get(name);
        if (attribute != null) {
          Openness ofFact = personal.sensitive().contains(name) ? Openness.ACTOR : openness;
          found.merge(name, lapses.missing(attribute, rest, ofFact), Lapses::fuller);
        }
      }
    }
  }

  /** Attributes that could be supplied: the absent ones, and those that people can change. */
  private Map<String, Vocabulary.Attribute> open(Question question) {
    Map<String, Vocabulary.Attribute> open = new TreeMap<>();
    vocabulary
        .principals()
        .getOrDefault(question.principal().ref().type(), Map.of())
        .forEach(
            (name, attribute) -> {
              boolean absent = isAbsent(question.principal().attributes().get(name));
              if (attribute.supplier().isPresent() && (absent || !attribute.fixed())) {
                open.put(name, attribute);
              }
            });
    return open;
  }

  /** An organisation that is not known is one without a name, since every person has one. */
  private static boolean isAbsent(Value value) {
    return value == null || (value instanceof Value.Ref(String _, String id) && id.isEmpty());
  }

  private static Expression residual(Expression condition, Question question, Horizon horizon) {
    Trace untold = new Trace(java.time.Instant.EPOCH);
    return new Partial(question, horizon, untold).residual(condition);
  }

  /**
   * Some attributes of the principal are supposed to have been supplied.
   *
   * @param supposed their names
   * @param anyone the principal and the circumstances are left open altogether
   */
  private record Supposing(Set<String> supposed, boolean anyone) implements Horizon {
    @Override
    public Sight of(Variable variable) {
      return anyone && variable != Variable.RESOURCE ? Sight.UNKNOWN : Sight.KNOWN;
    }

    @Override
    public Sight of(Variable variable, String attribute) {
      boolean open =
          switch (variable) {
            case PRINCIPAL -> anyone || supposed.contains(attribute);
            case CONTEXT -> anyone && !ASKED.contains(attribute);
            case RESOURCE -> false;
          };
      return open ? Sight.SUPPOSED : Sight.KNOWN;
    }
  }
}
