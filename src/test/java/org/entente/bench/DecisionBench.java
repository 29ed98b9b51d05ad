package org.entente.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.entente.catalog.Organisation;
import org.entente.identity.Actor;
import org.entente.kernel.RorId;
import org.entente.policy.Action;
import org.entente.policy.BundleDecisions;
import org.entente.policy.Decision;
import org.entente.policy.ElementaryQuestions;
import org.entente.policy.GovernanceClass;
import org.entente.policy.Oracle.Opinion;
import org.entente.policy.PolicySource.Loaded;
import org.entente.policy.Situation;
import org.entente.policy.cedar.BareCedar;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.RuleBook;
import org.entente.policy.rule.Ruling;
import org.entente.policy.rule.Trace;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * What one decision takes by twenty policies: our evaluator beside cedar-java, which has parsed and
 * cached the same policies and been handed its own form of each question beforehand.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecisionBench {
  private static final int WARM_UP = Integer.getInteger("entente.bench.warm-up", 4);
  private static final int ROUNDS = Integer.getInteger("entente.bench.rounds", 5);
  private static final int SECONDS = 2;

  /** A power of two, so that going round costs nothing. */
  private static final int PAIRS = 256;

  private static final List<Organisation> ORGANISATIONS =
      List.of(
          organisation("https://ror.org/01qz5mb56", "US"),
          organisation("https://ror.org/026v1ze26", "JP"),
          organisation("https://ror.org/01sjwvz98", "JP"),
          organisation("https://ror.org/01bj3aw27", "US"));

  private final List<Actor> actors = new ArrayList<>();
  private final List<GovernanceClass> classes = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();
  private final List<BareCedar.Prepared> prepared = new ArrayList<>();
  private final Situation.Look look = Situation.Look.at(SyntheticActors.NOW);
  private RuleBook rules;
  private BundleDecisions decisions;
  private int at;

  /** Every question has the same answer from both, or there is nothing to compare. */
  @Setup
  public void prepare() throws IOException {
    Loaded.Valid loaded = TwentyPolicies.loaded();
    rules = loaded.rules();
    decisions = BundleDecisions.of(loaded);
    BareCedar cedar = BareCedar.ofJson(loaded.policies());
    ElementaryQuestions elementary = new ElementaryQuestions(loaded);
    SyntheticActors people = new SyntheticActors(ORGANISATIONS, Settings.seed());
    classes.addAll(
        SyntheticClasses.of(PAIRS, SyntheticClasses.Sizes.UNIFORM, ORGANISATIONS, Settings.seed())
            .all());
    for (int i = 0; i < PAIRS; i++) {
      actors.add(people.person(i));
      questions.add(elementary.of(actors.get(i), action(i), classes.get(i), SyntheticActors.NOW));
      prepared.add(cedar.prepare(questions.get(i)));
      Ruling ruling = rules.ask(questions.get(i), new Trace(SyntheticActors.NOW));
      Opinion.Given given = (Opinion.Given) prepared.get(i).judge();
      if (given.allowed() != ruling.allowed() || !given.erring().isEmpty()) {
        throw new IllegalStateException("the engines differ on " + questions.get(i));
      }
    }
  }

  /** Every policy on the action is evaluated, and the answer names those that determine it. */
  @Benchmark
  public Ruling question() {
    at = (at + 1) & (PAIRS - 1);
    return rules.ask(questions.get(at), new Trace(SyntheticActors.NOW));
  }

  /** From an actor and a dataset to a decision with its reasons, ladder included. */
  @Benchmark
  public Decision decision() {
    at = (at + 1) & (PAIRS - 1);
    return decisions.decide(actors.get(at), action(at), classes.get(at), look);
  }

  @Benchmark
  public Opinion cachedCedar() {
    at = (at + 1) & (PAIRS - 1);
    return prepared.get(at).judge();
  }

  @Test
  void decisions() throws Exception {
    Report report = new Report("decisions-by-twenty-policies");
    Map<String, Statistics> found = new TreeMap<>();
    for (RunResult each :
        new Runner(
                new OptionsBuilder()
                    .include("\\." + DecisionBench.class.getSimpleName() + "\\.")
                    .forks(1)
                    .jvmArgsAppend("--enable-native-access=ALL-UNNAMED", "-Xmx512m")
                    .warmupIterations(WARM_UP)
                    .warmupTime(TimeValue.seconds(SECONDS))
                    .measurementIterations(ROUNDS)
                    .measurementTime(TimeValue.seconds(SECONDS))
                    .build())
            .run()) {
      found.put(each.getPrimaryResult().getLabel(), each.getPrimaryResult().getStatistics());
    }
    double cedar = found.get("cachedCedar").getPercentile(50);
    report.head("one decision, µs", "50 %", "90 %", "99 %", "cached cedar ÷ it, 50 %");
    found.forEach(
        (name, times) ->
            report.row(
                name,
                times.getPercentile(50) / 1e3,
                times.getPercentile(90) / 1e3,
                times.getPercentile(99) / 1e3,
                cedar / times.getPercentile(50)));
    report.write();
  }

  private static Organisation organisation(String ror, String country) {
    return new Organisation(new RorId(ror), ror, List.of(), country);
  }

  private static Action action(int number) {
    return (number & 1) == 0 ? Action.DISCOVER : Action.READ_METADATA;
  }
}
