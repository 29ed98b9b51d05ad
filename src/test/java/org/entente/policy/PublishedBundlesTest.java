package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.entente.audit.AuditTrail;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Role;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.entente.policy.bundle.PolicyDirectory;
import org.entente.policy.publishing.Draft;
import org.entente.policy.publishing.DraftOutcome;
import org.entente.policy.publishing.PolicyDrafts;
import org.entente.policy.publishing.Publications;
import org.entente.testing.Servers;
import org.entente.web.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is published decides on all nodes, whole, and after a restart. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class PublishedBundlesTest {
  private static final int READERS = 1_000;
  private static final int PUBLICATIONS = 6;
  private static final RorId ORNL = new RorId("https://ror.org/01qz5mb56");
  private static final String FILE = "partners/01qz5mb56/race.cedar";
  private static final String THEIR_OWN =
      """
      @id("race") @title("Race") @reason("For a test.")
      permit (principal, action == Action::"discover", resource)
      when { resource.projects.contains("race") };
      """;

  private static final Governance HIDDEN =
      Records.with(
          Records.with(Records.OPEN, "metadataTier", "hidden"), "projects", List.of("race"));
  private static final GovernanceClass DATASET =
      new GovernanceClass(GovernanceDocument.hash(ORNL, HIDDEN), ORNL, HIDDEN);

  private static final Actor STEWARD =
      new Actor(
          new ActorRef("test#steward", "steward"),
          ActorKind.HUMAN,
          "steward",
          Optional.of(ORNL),
          Set.of(Role.STEWARD),
          Map.of(),
          Optional.empty(),
          Optional.empty());

  private static final Actor READER =
      new Actor(
          new ActorRef("test#reader", "reader"),
          ActorKind.HUMAN,
          "reader",
          Optional.empty(),
          Set.of(),
          Map.of(),
          Optional.empty(),
          Optional.empty());

  @Inject Decisions decisions;
  @Inject Bundles bundles;
  @Inject BundleLedger ledger;
  @Inject AuditTrail trail;
  @Inject PolicyDrafts drafts;
  @Inject Publications publications;

  @AfterEach
  void takeUpTheFolder() {
    assertThat(bundles.reload(ActorRef.SYSTEM)).isInstanceOf(Bundles.Reloaded.Activated.class);
  }

  @Test
  void eachDecisionIsTakenByTheBundleItNames() throws Exception {
    Map<String, Boolean> allows = new ConcurrentHashMap<>();
    allows.put(bundles.current().bundle(), false);
    Queue<Decision> wrong = new ConcurrentLinkedQueue<>();
    Set<String> met = ConcurrentHashMap.newKeySet();
    AtomicBoolean over = new AtomicBoolean();
    CountDownLatch reading = new CountDownLatch(READERS);
    Queue<Decision> early = new ConcurrentLinkedQueue<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> readers = new ArrayList<>();
      for (int reader = 0; reader < READERS; reader++) {
        readers.add(
            threads.submit(
                () -> {
                  do {
                    Decision decision = decide(decisions);
                    Boolean expected = allows.get(decision.bundle());
                    if (expected == null) {
                      // Published a moment ago and not yet written down here.
                      early.add(decision);
                    } else if (expected != decision.isAllowed()) {
                      wrong.add(decision);
                    }
                    met.add(decision.bundle());
                    reading.countDown();
                    Thread.yield();
                  } while (!over.get());
                }));
      }
      reading.await();
      try {
        for (int turn = 0; turn < PUBLICATIONS; turn++) {
          boolean open = turn % 2 == 0;
          allows.put(publish(open ? THEIR_OWN : ""), open);
        }
      } finally {
        over.set(true);
      }
      for (Future<?> reader : readers) {
        reader.get();
      }
    }
    early.stream()
        .filter(decision -> allows.get(decision.bundle()) != decision.isAllowed())
        .forEach(wrong::add);

    assertThat(wrong).isEmpty();
    assertThat(met).isEqualTo(new HashSet<>(allows.keySet())).hasSize(2);
  }

  @Test
  void anotherNodeOnTheSameDatabaseTakesItUp() {
    Bundles other = node(Path.of("policies"));
    other.start(new StartupEvent());
    Decisions there = new Decisions(other, new Scopes(ShippedBundle.classes()));
    assertThat(decide(there).isAllowed()).isFalse();

    String published = publish(THEIR_OWN);
    assertThat(decide(there).bundle()).isNotEqualTo(published);
    other.follow();

    assertThat(decide(there).bundle()).isEqualTo(published);
    assertThat(decide(there).isAllowed()).isTrue();

    // And the other way round: the broker's own node follows by itself.
    other.reload(ActorRef.SYSTEM);
    await().until(() -> bundles.current().bundle().equals(other.current().bundle()));
    assertThat(decide(decisions).isAllowed()).isFalse();
  }

  @Test
  void afterARestartWhatWasPublishedDecidesAndNotTheFolder() {
    String published = publish(THEIR_OWN);

    Bundles restarted = node(Path.of("policies"));
    restarted.start(new StartupEvent());

    assertThat(restarted.current().bundle()).isEqualTo(published);
    assertThat(restarted.current().files().text(FILE)).contains(THEIR_OWN);
    // The folder is as it was when it was last taken up, so it waits for nobody.
    assertThat(restarted.changedInFolder()).isEmpty();
  }

  @Test
  void aFolderThatChangedSinceIsToldOfOnThePageToThoseWhoMayReadIt() {
    // The folder was taken up with two files that it no longer holds.
    FolderInMemory earlier = new FolderInMemory();
    String shared = "consortium/gone.cedar";
    String anothers = "partners/026v1ze26/gone.cedar";
    earlier.holds(
        ShippedBundle.LOADED
            .files()
            .with(shared, THEIR_OWN.replace("race", "gone"))
            .with(anothers, THEIR_OWN.replace("race", "gone")));
    String takenUp = ((Bundles.Reloaded.Activated) node(earlier).reload(ActorRef.SYSTEM)).hash();
    await().until(() -> bundles.current().bundle().equals(takenUp));
    // While the folder decides, whatever it holds by now waits for nobody.
    assertThat(bundles.changedInFolder()).isEmpty();

    publish(THEIR_OWN);

    assertThat(bundles.changedInFolder()).containsExactly(shared, anothers);
    try (Browser browser = new Browser()) {
      assertThat(policies(browser, "admin")).contains("The folder has changed", shared, anothers);
      assertThat(policies(browser, "steward-ornl"))
          .contains("The folder has changed", shared)
          .doesNotContain(anothers);
      assertThat(policies(browser, "scientist-ornl")).doesNotContain("The folder has changed");
      bundles.reload(ActorRef.SYSTEM);
      assertThat(policies(browser, "admin")).doesNotContain("The folder has changed");
    }
  }

  private static String policies(Browser browser, String account) {
    Page page = browser.window(1280, ColorScheme.LIGHT);
    Browser.signIn(page, Servers.publicUrl(), account);
    page.navigate(Servers.publicUrl() + "/policies");
    return page.locator("main").innerText();
  }

  private Bundles node(Path folder) {
    return node(new PolicyDirectory(folder));
  }

  private Bundles node(PolicySource folder) {
    return new Bundles(folder, ledger, trail, Clock.systemUTC());
  }

  private static Decision decide(Decisions decisions) {
    return decisions.decide(READER, Action.DISCOVER, DATASET, Situation.Look.at(Instant.EPOCH));
  }

  private String publish(String text) {
    Draft begun = done(drafts.begin(STEWARD, "A race", ""));
    Draft written = done(drafts.write(STEWARD, begun.id(), FILE, text, begun.version()));
    done(publications.publish(STEWARD, written.id(), OptionalLong.empty()));
    return bundles.current().bundle();
  }

  private static Draft done(DraftOutcome outcome) {
    assertThat(outcome).isInstanceOf(DraftOutcome.Done.class);
    return ((DraftOutcome.Done) outcome).draft();
  }
}
