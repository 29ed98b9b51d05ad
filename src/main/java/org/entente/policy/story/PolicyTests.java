package org.entente.policy.story;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.entente.identity.Actor;
import org.entente.policy.BundleDecisions;
import org.entente.policy.Decisions;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource;
import org.entente.policy.publishing.Draft;
import org.entente.policy.publishing.DraftCheck;

/**
 * Tests bundles with their own stories: the one in force, or one that is still to be published.
 * Changes nothing.
 */
@ApplicationScoped
public class PolicyTests {
  private final Decisions decisions;
  private final PolicySource source;
  private final Clock clock;

  /** Building a bundle and deciding thousands of cases costs seconds: once at a time on a node. */
  private final Semaphore turn = new Semaphore(1);

  private volatile Known known;

  /** The results of the bundle in force do not change while it is in force. */
  private record Known(PolicyFiles files, String bundle, Tested tested) {}

  @Inject
  PolicyTests(Decisions decisions, PolicySource source, Clock clock) {
    this.decisions = decisions;
    this.source = source;
    this.clock = clock;
  }

  /** What a test came to. */
  public sealed interface Tested {
    record Done(StoryResults results) implements Tested {}

    /** There is no such bundle, or its stories cannot be read; each flaw with file and line. */
    record Flawed(List<String> flaws) implements Tested {
      public Flawed {
        flaws = List.copyOf(flaws);
      }
    }

    /** It took longer than is allowed. */
    record OutOfTime(Duration allowed) implements Tested {}

    /** Another test runs on this node. */
    record Busy() implements Tested {}
  }

  /** The bundle in force, with the stories that came with it. */
  public Tested inForce() {
    BundleDecisions bundle = decisions.inForce();
    Known last = known;
    if (last != null
        && last.files() == bundle.files()
        && last.bundle().equals(bundle.bundle().hash())) {
      return last.tested();
    }
    Tested tested = run(bundle);
    if (tested instanceof Tested.Done) {
      known = new Known(bundle.files(), bundle.bundle().hash(), tested);
    }
    return tested;
  }

  /** A bundle that is built for the purpose and then forgotten. */
  public Tested of(PolicyFiles files) {
    if (!turn.tryAcquire()) {
      return new Tested.Busy();
    }
    try {
      return switch (source.build(files)) {
        case PolicySource.Loaded.Valid valid -> run(BundleDecisions.of(valid));
        case PolicySource.Loaded.Invalid invalid -> new Tested.Flawed(invalid.flaws());
      };
    } finally {
      turn.release();
    }
  }

  /**
   * A draft as it is saved; of files that the reader may not read it tells only that they are
   * flawed.
   */
  public Tested of(Actor reader, Draft draft) {
    return switch (of(draft.files())) {
      case Tested.Flawed no -> new Tested.Flawed(DraftCheck.readable(reader, no.flaws()));
      case Tested.Done done -> done;
      case Tested.OutOfTime late -> late;
      case Tested.Busy busy -> busy;
    };
  }

  private Tested run(BundleDecisions bundle) {
    return switch (Stories.of(bundle.files())) {
      case Stories.Read.Unreadable unreadable -> new Tested.Flawed(unreadable.flaws());
      case Stories.Read.Readable readable ->
          switch (readable.stories().run(bundle, clock)) {
            case Stories.Run.Finished finished -> new Tested.Done(finished.results());
            case Stories.Run.OutOfTime late -> new Tested.OutOfTime(late.allowed());
          };
    };
  }
}
