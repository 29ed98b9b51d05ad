package org.entente.policy.cedar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.entente.policy.Oracle.Opinion;
import org.entente.policy.rule.Policy;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.RandomExpressions;
import org.entente.policy.rule.RuleBook;
import org.entente.policy.rule.Ruling;
import org.entente.policy.rule.Scene;
import org.entente.policy.rule.Trace;
import org.entente.policy.rule.Written;

/**
 * One set of policies by chance, parsed once for many questions, by our evaluator and by Cedar.
 *
 * <p>Where no policy forbids, the permits that Cedar names as its reasons are all that hold, so
 * that one call tells the outcome of every policy. A mixed set is compared for its decisions.
 */
final class Comparison {
  private static final int PERMITS = 60;
  private static final int MIXED = 12;
  private static final int QUESTIONS = 50;

  /** Of one comparison, and a few more: five policies in six are on the action of a question. */
  static final int CASES = PERMITS * QUESTIONS * 4 / 5;

  /** Decisions are compared for one question in so many. */
  private static final int DECIDE = 2;

  /** What a question came upon is looked into now and then, for that takes long. */
  private static final int LOOK_INTO = 10;

  private final Map<String, String> texts = new LinkedHashMap<>();
  private final List<Policy> policies;
  private final RuleBook ours;
  private final BareCedar theirs;

  private Comparison(int count, IntFunction<String> text) {
    Map<String, CedarPolicy> parsed = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      String id = "p" + i;
      texts.put(id, text.apply(i));
      parsed.put(id, CedarParser.parse(texts.get(id)));
    }
    policies = parsed.entrySet().stream().map(it -> rule(it.getKey(), it.getValue())).toList();
    ours = new RuleBook(policies);
    theirs = new BareCedar(parsed);
  }

  /** One after another or side by side: the number alone tells what is compared. */
  static Tally of(long seed, int round) {
    Random random = new Random(seed ^ round * 0x9E3779B97F4A7C15L);
    RandomExpressions chance = new RandomExpressions(random);
    Comparison permits = new Comparison(PERMITS, i -> chance.policy("p" + i, Policy.Effect.PERMIT));
    Comparison mixed = new Comparison(MIXED, i -> chance.policy("p" + i));
    Tally tally = new Tally();
    for (int i = 0; i < QUESTIONS; i++) {
      Scene scene = chance.values().scene();
      Question question = scene.question();
      String label = "seed " + seed + ", round " + round + ", question " + i;
      Ruling told = permits.compare(scene, question, label);
      tally.cases((int) permits.on(question.action()), told);
      if (i % DECIDE == 0) {
        tally.decision(mixed.compare(scene, question, label));
      }
      if (i % LOOK_INTO == 0) {
        permits.policies.forEach(it -> tally.sightings().look(it.condition(), scene));
      }
    }
    return tally;
  }

  private long on(String action) {
    return ours.on(action).size();
  }

  private Ruling compare(Scene scene, Question question, String label) {
    Ruling ruling = ours.ask(question, new Trace(Instant.EPOCH));
    Opinion found = theirs.judge(question, scene.entities());
    Opinion expected = opinion(ruling);
    if (!expected.equals(found)) {
      assertThat(expected)
          .as("%s%n%s%n%s", label, String.join("\n", texts.values()), Written.of(question))
          .isEqualTo(found);
    }
    return ruling;
  }

  private static Policy rule(String id, CedarPolicy policy) {
    return new Policy(
        id,
        Optional.empty(),
        policy.effect(),
        policy.actions().isEmpty() ? new TreeSet<>(List.of("look", "use")) : policy.actions(),
        policy.condition(),
        new Policy.Label("", "", Optional.empty()),
        Optional.empty(),
        "");
  }

  private static Opinion opinion(Ruling ruling) {
    return Opinion.Given.of(ruling.allowed(), ids(ruling.determining()), ids(ruling.erring()));
  }

  private static Set<String> ids(Collection<Policy> policies) {
    return policies.stream().map(Policy::id).collect(Collectors.toSet());
  }
}
