package org.entente.policy;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.entente.identity.Actor;
import org.entente.identity.Attribute;
import org.entente.identity.Fact;
import org.entente.kernel.RorId;
import org.entente.policy.AccessScope.Access;
import org.entente.policy.AccessScope.Visibility;
import org.entente.policy.bundle.PolicyDirectory;

/**
 * Pairs of bundles by chance, and actors and governance to try them on. Both are made of the
 * policies this repository ships; of the second some rules are left out, some turned into their
 * opposite, and some added.
 */
public final class ChangedBundles {
  private static final PolicyDirectory SOURCE = new PolicyDirectory(ShippedBundle.DIRECTORY);
  private static final Pattern EACH_POLICY = Pattern.compile("^(?=@id\\()", Pattern.MULTILINE);
  private static final String EXTRA = "consortium/by-chance.cedar";

  private static final List<String> CONDITIONS =
      List.of(
          "resource.accessLevel == AccessLevel::\"restricted\"",
          "principal.org == resource.owner",
          "principal has usPerson && principal.usPerson",
          "principal has nationalities && principal.nationalities.contains(\"JP\")",
          "principal.projects.containsAny(resource.projects)",
          "resource.parties.contains(principal.org)",
          "principal has exportCountry && resource.export.releasableTo.contains(principal.exportCountry)",
          "principal.training.containsAll(resource.requiredTraining)",
          "principal.assurance >= resource.minAssurance || (principal has jpResident && principal.jpResident)");

  /** Those that turn on no fact that may be missing: the loader lets only these be negated. */
  private static final List<String> PLAIN =
      CONDITIONS.stream().filter(each -> !each.contains(" has ")).toList();

  private final Random random;
  private final RandomWorld world;

  public ChangedBundles(Random random) {
    this.random = random;
    this.world = new RandomWorld(random);
  }

  /** The shipped policies. */
  public static PolicySource.Loaded.Valid shipped() {
    return ShippedBundle.LOADED;
  }

  /** The shipped policies with one more file of rules. */
  public static PolicySource.Loaded.Valid with(String rules) {
    return built(ShippedBundle.LOADED.files().with(EXTRA, rules));
  }

  /** Some of the shipped policies. */
  public PolicySource.Loaded.Valid some() {
    return built(changed(ShippedBundle.LOADED.files(), 80));
  }

  /** The same, and further rules. */
  public PolicySource.Loaded.Valid changed(PolicySource.Loaded.Valid before) {
    StringBuilder rules = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      rules.append(rule(i));
    }
    return built(changed(before.files(), 93).with(EXTRA, rules.toString()));
  }

  private String rule(int number) {
    String scope =
        "@id(\"by-chance-%d\")\n@title(\"t\")\n@reason(\"r\")\n%s (principal is User, action %s, resource)\n%s { %s };\n";
    boolean forbid = random.nextInt(3) == 0;
    return scope.formatted(
        number,
        forbid ? "forbid" : "permit",
        pick(
            List.of(
                "in [Action::\"discover\", Action::\"readMetadata\"]",
                "== Action::\"discover\"",
                "in [Action::\"request\", Action::\"receive\", Action::\"train\"]",
                "== Action::\"receive\"")),
        forbid ? "unless" : "when",
        condition(2));
  }

  /**
   * @param depth how deep conditions may be nested in one another
   */
  private String condition(int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return pick(CONDITIONS);
    }
    String one = condition(depth - 1);
    String other = condition(depth - 1);
    return switch (random.nextInt(4)) {
      case 0 -> "(%s) && (%s)".formatted(one, other);
      case 1 -> "(%s) || (%s)".formatted(one, other);
      case 2 -> "if (%s) then (%s) else (%s)".formatted(pick(PLAIN), one, other);
      default -> "(%s) && !(%s)".formatted(one, pick(PLAIN));
    };
  }

  private PolicyFiles changed(PolicyFiles files, int keptOfHundred) {
    PolicyFiles changed = files;
    for (Map.Entry<String, String> file : files.texts().entrySet()) {
      if (PolicyFiles.isRules(file.getKey())) {
        StringBuilder kept = new StringBuilder();
        for (String each : EACH_POLICY.splitAsStream(file.getValue()).toList()) {
          if (!each.startsWith("@id(") || random.nextInt(100) < keptOfHundred) {
            kept.append(each);
          }
        }
        changed = changed.with(file.getKey(), kept.toString());
      }
    }
    return changed;
  }

  /** By these texts, which must be valid. */
  public static PolicySource.Loaded.Valid built(PolicyFiles files) {
    return switch (SOURCE.build(files)) {
      case PolicySource.Loaded.Valid valid -> valid;
      case PolicySource.Loaded.Invalid invalid ->
          throw new AssertionError(String.join("\n", invalid.flaws()));
    };
  }

  public Actor actor() {
    return world.actor();
  }

  public GovernanceClass governed() {
    return GovernanceClass.of(world.owner(), world.governance());
  }

  /** Data that nothing stands in the way of, but for what is special about it. */
  public static GovernanceClass open(RorId owner, String field, Object value) {
    return GovernanceClass.of(owner, Records.with(Records.OPEN, field, value));
  }

  public Instant instant() {
    return world.date();
  }

  public Situation.Use use(Instant now) {
    return world.use(now);
  }

  /** The same actor with other sensitive facts, or none. */
  public Actor withOtherSecrets(Actor actor) {
    Actor other = world.actor();
    Map<String, Fact> facts = new HashMap<>(actor.facts());
    for (Attribute attribute : Attribute.values()) {
      if (attribute.isSensitive()) {
        facts.remove(attribute.word());
        if (other.facts().containsKey(attribute.word())) {
          facts.put(attribute.word(), other.facts().get(attribute.word()));
        }
      }
    }
    return new Actor(
        actor.ref(),
        actor.kind(),
        actor.displayName(),
        actor.org(),
        actor.roles(),
        facts,
        actor.actsFor().map(this::withOtherSecrets),
        actor.authenticatedAt());
  }

  /** What somebody may do with one dataset. */
  public record Reach(Visibility visibility, Access access) {}

  /** As cedar-java decides of this one class. */
  public static Reach reach(
      PolicySource.Loaded.Valid by, Actor actor, GovernanceClass dataset, Instant now) {
    NaiveAccess naive = new NaiveAccess(by, ActiveBundle.of(by), actor, dataset, now);
    return new Reach(naive.visibility(), naive.access());
  }

  /** Governance classes in memory. */
  public static GovernanceClasses classes() {
    return ShippedBundle.classes();
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
