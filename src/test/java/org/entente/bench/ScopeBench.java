package org.entente.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.search.IndexSearcher;
import org.entente.identity.Actor;
import org.entente.policy.AccessScope;
import org.entente.policy.AccessScope.Visibility;
import org.entente.policy.GovernanceClass;
import org.entente.policy.ScopesUnderTest;
import org.entente.search.query.ProductQueries;
import org.entente.search.scope.ScopedIndex;
import org.junit.jupiter.api.Test;

/**
 * What it takes to know what an actor may see: policies evaluated for every class, and the
 * documents of those classes found in the index.
 */
class ScopeBench {
  private static final int WARM_UP = Integer.getInteger("entente.bench.warm-up", 150);
  private static final int ACTORS = Integer.getInteger("entente.bench.actors", 100);
  private static final int REPEATS = 2_000;

  private long opened;

  @Test
  void scopes() throws Exception {
    Synthetic synthetic = Synthetic.fromSettings();
    SyntheticActors actors = new SyntheticActors(synthetic.organisations(), synthetic.count());
    ScopesUnderTest scopes = TwentyPolicies.scopes();
    scopes.register(synthetic.classes().all());
    try (PreparedIndex index = PreparedIndex.of(synthetic)) {
      Report report =
          new Report("scopes-of-%d-classes".formatted(synthetic.classes().all().size()));
      report.line(
          "%,d datasets in %,d classes, %d policies; %d actors after %d for warming up",
          synthetic.count(), synthetic.classes().all().size(), scopes.policies(), ACTORS, WARM_UP);
      for (int number = 0; number < WARM_UP; number++) {
        open(index, scopes, actors.person(number));
      }
      sharesSeen(synthetic, actors, scopes, report);
      report.head("processor time, ms", "median", "90 %", "most", "wall median");
      policiesAlone(synthetic, actors, scopes, report);
      coldInAll(index, actors, scopes, report);
      bitsAlone(synthetic, index, report);
      twins(index, actors, scopes, report);
      known(index, actors, scopes, report);
      memory(synthetic, index, actors, scopes, report);
      Profile.of(
          "scopes of new actors, cold",
          report,
          () -> {
            for (int number = 0; number < 3 * ACTORS; number++) {
              open(index, scopes, actors.person(50_000 + number));
            }
          });
      report.line("(%d)", opened % 10);
      report.write();
    }
  }

  private void open(PreparedIndex index, ScopesUnderTest scopes, Actor actor) throws IOException {
    try (ScopedIndex seen = index.open(scopes.of(actor, SyntheticActors.NOW))) {
      opened += seen.searcher().getIndexReader().numDocs();
    }
  }

  private static void sharesSeen(
      Synthetic synthetic, SyntheticActors actors, ScopesUnderTest scopes, Report report) {
    List<GovernanceClass> all = synthetic.classes().all();
    List<Double> shares = new ArrayList<>();
    Set<Set<String>> distinct = new HashSet<>();
    for (int number = 0; number < 40; number++) {
      AccessScope scope = scopes.of(actors.person(number), SyntheticActors.NOW);
      double share = 0;
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < all.size(); i++) {
        if (scope.visibility(all.get(i).id()) != Visibility.HIDDEN) {
          share += synthetic.classes().share(i);
          seen.add(all.get(i).id());
        }
      }
      shares.add(share);
      distinct.add(seen);
    }
    shares.sort(null);
    report.line(
        "40 of the actors see %.0f to %.0f %% of the datasets (median %.0f %%), in %d distinct class"
            + " sets",
        shares.getFirst() * 100, shares.getLast() * 100, shares.get(20) * 100, distinct.size());
  }

  private static void policiesAlone(
      Synthetic synthetic, SyntheticActors actors, ScopesUnderTest scopes, Report report)
      throws Exception {
    List<Spent> spent = new ArrayList<>();
    for (int number = 0; number < ACTORS; number++) {
      Actor actor = actors.person(10_000 + number);
      spent.add(
          Stopwatch.time(
              () -> {
                AccessScope scope = scopes.of(actor, SyntheticActors.NOW);
                for (GovernanceClass each : synthetic.classes().all()) {
                  scope.visibility(each.id());
                }
              }));
    }
    row(report, "new actor: policies for every class", spent);
  }

  private void coldInAll(
      PreparedIndex index, SyntheticActors actors, ScopesUnderTest scopes, Report report)
      throws Exception {
    List<Spent> spent = new ArrayList<>();
    for (int number = 0; number < ACTORS; number++) {
      Actor actor = actors.person(20_000 + number);
      spent.add(Stopwatch.time(() -> open(index, scopes, actor)));
    }
    row(report, "**new actor: policies and documents** (goal: 5 ms; 300 ms of 100,000)", spent);
  }

  /** The index's part: the policies' answers are there at once. */
  private void bitsAlone(Synthetic synthetic, PreparedIndex index, Report report) throws Exception {
    ClassScope pattern = ClassScope.ofShare(synthetic.classes(), 0.37, 37);
    List<Spent> spent = new ArrayList<>();
    for (int number = 0; number < ACTORS; number++) {
      ClassScope scope = pattern.again();
      spent.add(
          Stopwatch.time(
              () -> {
                try (ScopedIndex seen = index.open(scope)) {
                  opened += seen.searcher().getIndexReader().numDocs();
                }
              }));
    }
    row(report, "new scope of 37 %: documents alone", spent);
  }

  private void twins(
      PreparedIndex index, SyntheticActors actors, ScopesUnderTest scopes, Report report)
      throws Exception {
    List<Spent> spent = new ArrayList<>();
    open(index, scopes, actors.person(1));
    for (int number = 0; number < ACTORS; number++) {
      Actor twin = actors.twin(1, number);
      spent.add(Stopwatch.time(() -> open(index, scopes, twin)));
    }
    row(report, "new actor whose facts equal a known one's (goal: 0.05 ms)", spent);
  }

  private void known(
      PreparedIndex index, SyntheticActors actors, ScopesUnderTest scopes, Report report)
      throws Exception {
    List<Spent> spent = new ArrayList<>();
    for (int number = 0; number < REPEATS; number++) {
      Actor actor = actors.person(20_000 + number % 20);
      open(index, scopes, actor);
      spent.add(Stopwatch.time(() -> open(index, scopes, actor)));
    }
    row(report, "known actor again (goal: 0.05 ms)", spent);
  }

  private void memory(
      Synthetic synthetic,
      PreparedIndex index,
      SyntheticActors actors,
      ScopesUnderTest scopes,
      Report report)
      throws Exception {
    int count = 100;
    scopes.forget();
    open(index, scopes, actors.person(1));
    long before = Heap.used();
    for (int number = 0; number < count; number++) {
      open(index, scopes, actors.person(30_000 + number));
    }
    long open = Heap.used();
    IndexSearcher everything = plain(index);
    List<ProductQueries.Asked> asked = new ArrayList<>();
    for (var each : QueryShapes.of(synthetic, everything, 4).entrySet()) {
      for (String text : each.getValue()) {
        asked.add(ProductQueries.ask(everything, text, each.getKey().filters()));
      }
    }
    long after = Heap.used();
    for (int number = 0; number < count; number++) {
      AccessScope scope = scopes.of(actors.person(30_000 + number), SyntheticActors.NOW);
      for (ProductQueries.Asked query : asked) {
        try (ScopedIndex seen = index.open(scope)) {
          opened += ProductQueries.best(seen.searcher(), query, 20).size();
        }
      }
    }
    long searched = Heap.used();
    report.line(
        "Memory per scope, of %d distinct ones: %,.0f KB once opened (goal: 250 KB), and %,.0f KB of"
            + " statistics after %d queries; live heap %,.0f MB in all",
        count,
        (open - before) / 1e3 / count,
        (searched - after) / 1e3 / count,
        asked.size(),
        searched / 1e6);
  }

  private static org.apache.lucene.search.IndexSearcher plain(PreparedIndex index)
      throws IOException {
    return new org.apache.lucene.search.IndexSearcher(PlainIndex.of(index));
  }

  private static void row(Report report, String what, List<Spent> spent) {
    double[] cpu = spent.stream().mapToDouble(Spent::cpuMillis).sorted().toArray();
    double[] wall = spent.stream().mapToDouble(Spent::wallMillis).toArray();
    Arrays.sort(wall);
    report.row(
        what,
        cpu[cpu.length / 2],
        cpu[cpu.length * 9 / 10],
        cpu[cpu.length - 1],
        wall[wall.length / 2]);
  }
}
