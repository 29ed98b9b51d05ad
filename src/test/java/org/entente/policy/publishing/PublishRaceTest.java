package org.entente.policy.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.entente.audit.AuditTrail;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Role;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.entente.policy.Activation;
import org.entente.policy.BundleLedger;
import org.entente.policy.Bundles;
import org.entente.policy.FolderInMemory;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource;
import org.entente.testing.Servers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What happens between the check of a draft and its publication. The two ports in between, building
 * and the ledger, are where the test lets the other person in, so each order of events is forced.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class PublishRaceTest {
  private static final RorId ORNL = new RorId("https://ror.org/01qz5mb56");
  private static final RorId NIMS = new RorId("https://ror.org/026v1ze26");
  private static final String SHARED = "consortium/race.cedar";
  private static final String READ = rule("read");
  private static final String UNREAD = rule("unread");

  private static final Actor AUTHOR = person("author", Optional.empty(), Role.ADMIN);
  private static final Actor SECOND = person("second", Optional.empty(), Role.PROGRAMME_OFFICER);
  private static final Actor THIRD = person("third", Optional.empty(), Role.PROGRAMME_OFFICER);

  @Inject DraftDesk desk;
  @Inject PolicyDrafts drafts;
  @Inject Proposals proposals;
  @Inject Publications publications;
  @Inject FourEyes eyes;
  @Inject DraftChanges changes;
  @Inject BundleLedger ledger;
  @Inject Bundles bundles;
  @Inject AuditTrail trail;
  @Inject Clock clock;
  @Inject @Any Instance<DraftTests> tests;

  private final FolderInMemory folder = new FolderInMemory();

  @AfterEach
  void takeUpTheFolder() {
    assertThat(bundles.reload(ActorRef.SYSTEM)).isInstanceOf(Bundles.Reloaded.Activated.class);
  }

  /**
   * @param ahead how far the version that the publisher names is beyond the one they read: none, or
   *     as far as the others are about to come
   */
  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 4})
  void whatChangesWhileItIsCheckedIsPublishedByNobodyWhoDidNotReadIt(long ahead) {
    Draft read = approved(READ);
    OptionalLong named = ahead < 0 ? OptionalLong.empty() : OptionalLong.of(read.version() + ahead);
    whileBuilding(
        () -> {
          done(proposals.takeBack(AUTHOR, read.id()));
          write(AUTHOR, read.id(), SHARED, UNREAD);
          long proposed = done(proposals.propose(AUTHOR, read.id(), none())).version();
          done(proposals.approve(THIRD, read.id(), proposed));
        });

    DraftOutcome outcome = meeting(ledger).publish(SECOND, read.id(), named);

    assertThat(outcome).isInstanceOf(DraftOutcome.Changed.class);
    assertThat(bundles.current().files().text(SHARED)).isEmpty();
    Draft now = drafts.find(SECOND, read.id()).orElseThrow();
    assertThat(now.state()).isEqualTo(Draft.State.PROPOSED);

    // Whoever reads it anew publishes what they read then.
    done(publications.publish(SECOND, read.id(), OptionalLong.of(now.version())));
    assertThat(bundles.current().files().text(SHARED)).isEqualTo(now.files().text(SHARED));
  }

  @Test
  void whatIsGivenUpWhileItIsCheckedIsNotPublished() {
    Draft read = approved(READ);
    whileBuilding(() -> done(drafts.giveUp(AUTHOR, read.id())));

    DraftOutcome outcome = meeting(ledger).publish(SECOND, read.id(), none());

    assertThat(outcome).isInstanceOf(DraftOutcome.Changed.class);
    assertThat(bundles.current().files().text(SHARED)).isEmpty();
  }

  @Test
  void whatChangesWhileItIsCheckedIsNotProposed() {
    Draft read = written(AUTHOR, SHARED, READ);
    whileBuilding(() -> write(THIRD, read.id(), SHARED, UNREAD));

    DraftOutcome outcome = proposing().propose(AUTHOR, read.id(), none());

    assertThat(outcome).isEqualTo(new DraftOutcome.Changed(read.version() + 1));
    assertThat(drafts.find(AUTHOR, read.id()).orElseThrow().state()).isEqualTo(Draft.State.EDITING);
  }

  @Test
  void theSecondPersonAgreesToTheVersionTheyReadAndToNoOther() {
    Draft read = proposed(READ);
    done(proposals.takeBack(AUTHOR, read.id()));
    write(AUTHOR, read.id(), SHARED, UNREAD);
    Draft now = done(proposals.propose(AUTHOR, read.id(), none()));

    assertThat(proposals.approve(SECOND, read.id(), read.version()))
        .isEqualTo(new DraftOutcome.Changed(now.version()));
    assertThat(drafts.find(SECOND, read.id()).orElseThrow().second()).isEmpty();
  }

  @Test
  void ofTwoWhoPublishOnTheSameBaseAtOnceOneIsToldToBringTheirsUpToDate() throws Exception {
    Actor here = person("steward-here", Optional.of(ORNL), Role.STEWARD);
    Actor there = person("steward-there", Optional.of(NIMS), Role.STEWARD);
    List<Actor> stewards = List.of(here, there);
    List<Draft> begun =
        stewards.stream().map(steward -> written(steward, own(steward), READ)).toList();
    Publications atOnce = meeting(new Meeting(ledger));

    DraftOutcome first;
    DraftOutcome second;
    try (ExecutorService two = Executors.newFixedThreadPool(2)) {
      Future<DraftOutcome> one =
          two.submit(() -> atOnce.publish(here, begun.getFirst().id(), none()));
      Future<DraftOutcome> other =
          two.submit(() -> atOnce.publish(there, begun.getLast().id(), none()));
      first = one.get();
      second = other.get();
    }

    assertThat(List.of(first, second)).hasAtLeastOneElementOfType(DraftOutcome.Done.class);
    int loser = first instanceof DraftOutcome.Done ? 1 : 0;
    Actor late = stewards.get(loser);
    DraftId id = begun.get(loser).id();
    assertThat(loser == 1 ? second : first)
        .isInstanceOfSatisfying(
            DraftOutcome.Conflict.class,
            no -> assertThat(no.reason()).contains("Bring the draft up to date"));
    assertThat(bundles.current().files().text(own(stewards.get(1 - loser)))).contains(READ);
    assertThat(bundles.current().files().text(own(late))).isEmpty();
    Draft kept = drafts.find(late, id).orElseThrow();
    assertThat(kept.state()).isEqualTo(Draft.State.EDITING);
    assertThat(drafts.isOutdated(kept)).isTrue();

    done(drafts.bringUpToDate(late, id, OptionalLong.of(kept.version()), Optional.empty()));
    done(publications.publish(late, id, none()));
    for (Actor steward : stewards) {
      assertThat(bundles.current().files().text(own(steward))).contains(READ);
    }
  }

  /** Two who meet where each is about to look whether its base is in force still. */
  private record Meeting(BundleLedger ledger, CyclicBarrier both) implements BundleLedger {
    Meeting(BundleLedger ledger) {
      this(ledger, new CyclicBarrier(2));
    }

    @Override
    public void hold() {
      try {
        both.await(1, TimeUnit.MINUTES);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
        throw new IllegalStateException("the other one did not come", alone);
      }
      ledger.hold();
    }

    @Override
    public Recorded activate(PolicySource.Loaded.Valid loaded, Activation.Cause cause) {
      return ledger.activate(loaded, cause);
    }

    @Override
    public Optional<Activation> newest() {
      return ledger.newest();
    }

    @Override
    public Optional<Activation> newestOfFolder() {
      return ledger.newestOfFolder();
    }

    @Override
    public Optional<PolicyFiles> texts(String digest) {
      return ledger.texts(digest);
    }
  }

  /** Publishes as the broker does, with others let in while it builds or holds the ledger. */
  private Publications meeting(BundleLedger by) {
    DraftCheck checks = new DraftCheck(folder, tests);
    DraftFitness fitness = new DraftFitness(checks, drafts);
    return new Publications(desk, checks, fitness, eyes, changes, by, bundles, trail, clock);
  }

  /** Proposes as the broker does, with others let in while it builds. */
  private Proposals proposing() {
    return new Proposals(desk, new DraftFitness(new DraftCheck(folder, tests), drafts), clock);
  }

  /** Once, the next time that a draft is built. */
  private void whileBuilding(Runnable others) {
    folder.builds(
        files -> {
          folder.builds(FolderInMemory::built);
          others.run();
          return FolderInMemory.built(files);
        });
  }

  private Draft approved(String text) {
    Draft proposed = proposed(text);
    return done(proposals.approve(SECOND, proposed.id(), proposed.version()));
  }

  private Draft proposed(String text) {
    return done(proposals.propose(AUTHOR, written(AUTHOR, SHARED, text).id(), none()));
  }

  private Draft written(Actor author, String path, String text) {
    return write(author, done(drafts.begin(author, "A race", "")).id(), path, text);
  }

  private Draft write(Actor writer, DraftId id, String path, String text) {
    long version = drafts.find(writer, id).orElseThrow().version();
    return done(drafts.write(writer, id, path, text, version));
  }

  private static String own(Actor steward) {
    return DraftRights.folder(steward.org().orElseThrow()) + "race.cedar";
  }

  private static OptionalLong none() {
    return OptionalLong.empty();
  }

  private static String rule(String name) {
    return """
        @id("race-%s") @title("Race") @reason("For a test.")
        permit (principal, action == Action::"discover", resource)
        when { resource.projects.contains("race") };
        """
        .formatted(name);
  }

  private static Actor person(String name, Optional<RorId> org, Role role) {
    return new Actor(
        new ActorRef("test#" + name, name),
        ActorKind.HUMAN,
        name,
        org,
        Set.of(role),
        Map.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Draft done(DraftOutcome outcome) {
    assertThat(outcome).isInstanceOf(DraftOutcome.Done.class);
    return ((DraftOutcome.Done) outcome).draft();
  }
}
