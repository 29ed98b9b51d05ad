package org.entente.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.entente.identity.Actor;
import org.entente.policy.ChangedBundles;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource;
import org.entente.policy.impact.Change;
import org.entente.policy.impact.ImpactsUnderTest;
import org.entente.policy.impact.Turn;
import org.junit.jupiter.api.Test;

/**
 * What it takes to tell, for two hundred people and every dataset, what a draft would change: one
 * thread, classes in memory. The database's share is one count by class.
 */
class ImpactBench {
  private static final int ACTORS = Integer.getInteger("entente.bench.actors", 200);

  private static final String ONE_RULE =
      """
      @id("restricted-seen")
      @title("Restricted data")
      @reason("People of the owner's country see that restricted data exists and may have it.")
      permit (
        principal is User,
        action in [Action::"discover", Action::"readMetadata", Action::"request", Action::"receive"],
        resource
      )
      when {
        resource.accessLevel == AccessLevel::"restricted" &&
        principal has orgCountry && principal.orgCountry == "JP"
      };
      """;

  /** Each of them has a say on nearly every dataset. */
  private static final String SWEEPING =
      """
      @id("all-seen")
      @title("All data is seen")
      @reason("Everybody sees that data exists and may have it.")
      permit (
        principal is User,
        action in [Action::"discover", Action::"readMetadata", Action::"request", Action::"receive"],
        resource
      )
      when { principal.assurance >= resource.minAssurance };

      @id("team-only")
      @title("Teams only")
      @reason("Data of a project is for its team.")
      forbid (
        principal is User,
        action in [Action::"discover", Action::"readMetadata", Action::"request", Action::"receive"],
        resource
      )
      unless {
        resource.projects.isEmpty() || principal.projects.containsAny(resource.projects)
      };
      """;

  @Test
  void impacts() throws Exception {
    Synthetic synthetic = Synthetic.fromSettings();
    SyntheticActors people = new SyntheticActors(synthetic.organisations(), Settings.seed());
    List<Actor> actors = new ArrayList<>();
    for (int number = 0; number < ACTORS; number++) {
      actors.add(people.person(number));
    }
    int classes = synthetic.classes().all().size();
    long[] datasets = new long[classes];
    for (int i = 0; i < classes; i++) {
      datasets[i] = Math.round(synthetic.classes().share(i) * synthetic.count());
    }
    PolicyFiles twenty = twenty();
    PolicyFiles shipped = ChangedBundles.shipped().files();
    Report report = new Report("impact-of-%d-classes".formatted(classes));
    report.line(
        "%,d datasets in %,d classes, %d actors, one thread", synthetic.count(), classes, ACTORS);
    report.head(
        "rules",
        "draft",
        "as",
        "processor time, s",
        "wall, s",
        "actors who gain",
        "who lose",
        "who may");
    for (Map.Entry<String, PolicyFiles> inForce :
        Map.of("twenty", twenty, "shipped", shipped).entrySet()) {
      PolicySource.Loaded.Valid before = ChangedBundles.built(inForce.getValue());
      for (String draft : List.of(ONE_RULE, SWEEPING)) {
        PolicySource.Loaded.Valid after =
            ChangedBundles.built(inForce.getValue().with("consortium/draft.cedar", draft));
        String[] names = {
          "%d %s".formatted(before.bundle().policies().size(), inForce.getKey()),
          draft.equals(ONE_RULE) ? "one rule more" : "sweeping"
        };
        row(
            report,
            names,
            "personas",
            ImpactsUnderTest::exactly,
            before,
            after,
            synthetic,
            datasets,
            actors);
        row(
            report,
            names,
            "real people",
            ImpactsUnderTest::discreetly,
            before,
            after,
            synthetic,
            datasets,
            actors);
      }
    }
    report.write();
  }

  private static void row(
      Report report,
      String[] names,
      String as,
      BiFunction<ImpactsUnderTest, Actor, List<Change>> way,
      PolicySource.Loaded.Valid before,
      PolicySource.Loaded.Valid after,
      Synthetic synthetic,
      long[] datasets,
      List<Actor> actors)
      throws Exception {
    int[] told = new int[3];
    Spent spent =
        Stopwatch.time(
            () -> {
              ImpactsUnderTest impacts =
                  new ImpactsUnderTest(
                      before, after, synthetic.classes().all(), datasets, SyntheticActors.NOW);
              for (Actor actor : actors) {
                List<Change> changes = way.apply(impacts, actor);
                told[0] += has(changes, Turn.GAINED);
                told[1] += has(changes, Turn.LOST);
                told[2] += has(changes, Turn.MAY_BE_GAINED) | has(changes, Turn.MAY_BE_LOST);
              }
            });
    report.row(
        names[0],
        names[1],
        as,
        spent.cpuMillis() / 1_000,
        spent.wallMillis() / 1_000,
        told[0],
        told[1],
        told[2]);
  }

  private static int has(List<Change> changes, Turn turn) {
    return changes.stream().anyMatch(each -> each.turn() == turn) ? 1 : 0;
  }

  /** As {@link TwentyPolicies} has them. */
  private static PolicyFiles twenty() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    PolicyFiles shipped = ChangedBundles.shipped().files();
    for (String path : List.of(PolicyFiles.SCHEMA, "consortium/metadata.cedar")) {
      texts.put(path, shipped.text(path).orElseThrow());
    }
    texts.put(
        "consortium/programme.cedar",
        Files.readString(Path.of("src/test/resources/bench/policies/programme.cedar")));
    return new PolicyFiles(texts);
  }
}
