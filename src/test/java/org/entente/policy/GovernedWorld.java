package org.entente.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.identity.Actor;
import org.entente.kernel.RorId;
import org.entente.policy.AccessScope.Access;
import org.entente.policy.AccessScope.Visibility;
import org.entente.policy.bundle.PolicyDirectory;

/**
 * Actors, governance and policies by chance: the policies are those this repository ships, with
 * some permits and some prohibitions left out.
 */
public final class GovernedWorld {
  public static final List<RorId> ORGANISATIONS = RandomWorld.ORGANISATIONS;

  /** Of 100 policies. */
  private static final int LEFT_OUT = 20;

  private static final Pattern EACH_POLICY = Pattern.compile("^(?=@id\\()", Pattern.MULTILINE);

  private final Random random;
  private final RandomWorld world;
  private final Path folder;
  private final GovernanceClasses classes = ShippedBundle.classes();
  private final Scopes scopes = new Scopes(classes);
  private int bundles;
  private PolicySource.Loaded.Valid loaded;
  private ActiveBundle active;

  /**
   * @param folder for the policies
   */
  public GovernedWorld(long seed, Path folder) throws IOException {
    this.random = new Random(seed);
    this.world = new RandomWorld(random);
    this.folder = folder;
    changePolicies();
  }

  /** Takes up another bundle, with others left out. */
  public void changePolicies() throws IOException {
    Path bundle = folder.resolve("policies-" + bundles++);
    try (Stream<Path> files = Files.walk(ShippedBundle.DIRECTORY)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        Path copy = bundle.resolve(ShippedBundle.DIRECTORY.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        String text = Files.readString(file);
        Files.writeString(copy, file.toString().endsWith(".cedar") ? some(text) : text);
      }
    }
    loaded =
        switch (new PolicyDirectory(bundle).load()) {
          case PolicySource.Loaded.Valid valid -> valid;
          case PolicySource.Loaded.Invalid invalid ->
              throw new AssertionError(String.join("\n", invalid.flaws()));
        };
    active = ActiveBundle.of(loaded);
  }

  private String some(String policies) {
    StringBuilder kept = new StringBuilder();
    for (String each : EACH_POLICY.splitAsStream(policies).toList()) {
      if (!each.startsWith("@id(") || random.nextInt(100) >= LEFT_OUT) {
        kept.append(each);
      }
    }
    return kept.toString();
  }

  /** How many policies there are. */
  public int policies() {
    return active.bundle().policies().size();
  }

  public String datasetForm() {
    return active.datasetForm();
  }

  /** A person, a service, an agent that acts for somebody, or nobody known. */
  public Actor actor() {
    return world.actor();
  }

  /** Another governance of one of the organisations, known to the policy engine. */
  public GovernanceClass governed() {
    return classes.intern(world.owner(), world.governance());
  }

  /** Circumstances of a use. */
  public Situation.Use use(Instant now) {
    return world.use(now);
  }

  /** Decisions by the bundle in force. */
  public BundleDecisions decisions() {
    return new BundleDecisions(active);
  }

  /** What the bundle in force was loaded as. */
  public PolicySource.Loaded.Valid loaded() {
    return loaded;
  }

  /** Within the hours in which embargoes, protections and facts end. */
  public Instant instant() {
    return world.date();
  }

  /** As the policy engine compiles it. */
  public AccessScope scope(Actor actor, Instant now) {
    return scopes.of(active, actor, now);
  }

  /** As cedar-java decides of this one class. */
  public Visibility visibility(Actor actor, GovernanceClass dataset, Instant now) {
    return new NaiveAccess(loaded, active, actor, dataset, now).visibility();
  }

  /** As cedar-java decides of this one class. */
  public Access access(Actor actor, GovernanceClass dataset, Instant now) {
    return new NaiveAccess(loaded, active, actor, dataset, now).access();
  }
}
