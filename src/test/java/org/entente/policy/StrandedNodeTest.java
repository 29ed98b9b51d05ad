package org.entente.policy;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.entente.audit.AuditTrail;
import org.entente.kernel.ActorRef;
import org.entente.testing.HandClock;
import org.entente.testing.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that cannot build what is in force, such as one of an older release. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class StrandedNodeTest {
  private static final Duration POLL = Duration.ofMillis(250);
  private static final PolicySource.Loaded.Valid FIRST = ChangedBundles.with(rule("first"));
  private static final PolicySource.Loaded.Valid SECOND = ChangedBundles.with(rule("second"));

  @Inject AuditTrail trail;
  @Inject Bundles broker;
  @Inject BundleLedger brokersLedger;

  private final LedgerInMemory ledger = new LedgerInMemory();
  private final FolderInMemory folder = new FolderInMemory();
  private final HandClock clock = new HandClock(Instant.parse("2026-11-24T00:00:00Z"));
  private final List<Instant> attempts = new ArrayList<>();
  private Bundles node;

  @BeforeEach
  void start() {
    node = new Bundles(folder, ledger, trail, clock);
    node.start(new StartupEvent());
  }

  @Test
  void itDecidesNothingUntilItCanBuildTheBundle() {
    publish(FIRST);
    outOfDate();

    node.follow();

    assertThat(node.isStranded()).isTrue();
    assertThatThrownBy(node::active).hasMessageContaining("cannot build the bundle");
    assertThatThrownBy(node::current).isInstanceOf(IllegalStateException.class);

    folder.builds(FolderInMemory::built);
    clock.pass(Setback.LONGEST);
    node.follow();

    assertThat(node.isStranded()).isFalse();
    assertThat(node.active().hash()).isEqualTo(FIRST.bundle().hash());
  }

  @Test
  void itTriesLessAndLessOftenAndSaysSoOnce() {
    publish(FIRST);
    outOfDate();
    List<String> log = new ArrayList<>();
    Handler listening = listener(log);
    Logger logger = Logger.getLogger(Bundles.class.getName());
    logger.addHandler(listening);
    try {
      for (int poll = 0; poll < 200; poll++) {
        node.follow();
        clock.pass(POLL);
      }
    } finally {
      logger.removeHandler(listening);
    }

    List<Long> pauses = new ArrayList<>();
    for (int each = 1; each < attempts.size(); each++) {
      pauses.add(Duration.between(attempts.get(each - 1), attempts.get(each)).toMillis());
    }
    assertThat(pauses)
        .containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 10_000L, 10_000L, 10_000L);
    assertThat(log).singleElement().asString().contains("so this node decides nothing");
  }

  @Test
  void aClockThatIsPutBackDoesNotMakeItWait() {
    publish(FIRST);
    outOfDate();
    node.follow();

    clock.pass(Duration.ofHours(-1));
    node.follow();

    assertThat(attempts).hasSize(2);
  }

  @Test
  void aLaterBundleIsTriedAtOnceAndFromTheBeginning() {
    publish(FIRST);
    outOfDate();
    for (int poll = 0; poll < 100; poll++) {
      node.follow();
      clock.pass(POLL);
    }
    attempts.clear();

    publish(SECOND);
    node.follow();
    clock.pass(Duration.ofMillis(500));
    node.follow();
    assertThat(attempts).hasSize(2);
    assertThat(node.isStranded()).isTrue();

    folder.builds(FolderInMemory::built);
    publish(ChangedBundles.shipped());
    node.follow();
    assertThat(node.active().hash()).isEqualTo(ChangedBundles.shipped().bundle().hash());
  }

  /** Whatever it is that fails, what the node still knows may allow what is forbidden by now. */
  @Test
  void aFaultWhileBuildingStrandsItAsWell() {
    publish(FIRST);
    folder.builds(
        _ -> {
          throw new IllegalArgumentException("a fault of this release");
        });

    node.follow();

    assertThat(node.isStranded()).isTrue();
  }

  @Test
  void textsThatMakeAnotherBundleHereAreNotDecidedBy() {
    publish(FIRST);
    folder.builds(_ -> SECOND);

    node.follow();

    assertThat(node.isStranded()).isTrue();
  }

  @Test
  void aFailureThatEndsWhenALaterBundleIsInForceStrandsNobody() {
    publish(FIRST);
    folder.builds(
        _ -> {
          node.takeUp(SECOND, publish(SECOND));
          return new PolicySource.Loaded.Invalid(List.of("of a later release"));
        });

    node.follow();

    assertThat(node.isStranded()).isFalse();
    assertThat(node.active().hash()).isEqualTo(SECOND.bundle().hash());
  }

  @Test
  void anAdministratorLeadsItOutByTheFolderOrIsToldWhatIsWrongWithIt() {
    publish(FIRST);
    outOfDate();
    node.follow();

    assertThat(node.reload(ActorRef.SYSTEM))
        .isEqualTo(new Bundles.Reloaded.Kept(FIRST.bundle().hash(), List.of("of a later release")));
    assertThat(node.isStranded()).isTrue();

    folder.builds(FolderInMemory::built);
    assertThat(node.reload(ActorRef.SYSTEM)).isInstanceOf(Bundles.Reloaded.Activated.class);
    assertThat(node.isStranded()).isFalse();
  }

  /** The broker under test itself, by a bundle on record whose texts are no bundle. */
  @Test
  void readinessTellsOfIt() {
    readiness(200, "UP");
    PolicySource.Loaded.Valid shipped = ChangedBundles.shipped();
    PolicySource.Loaded.Valid unreadable =
        new PolicySource.Loaded.Valid(
            shipped.files().with("consortium/extra.cedar", "of a later release"),
            shipped.bundle(),
            shipped.rules(),
            shipped.vocabulary(),
            shipped.oracle(),
            shipped.schema(),
            shipped.policies());
    try {
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  brokersLedger.activate(
                      unreadable, Activation.Cause.folder(Activation.How.RELOAD, ActorRef.SYSTEM)));

      await().untilAsserted(() -> readiness(503, "DOWN"));
    } finally {
      broker.reload(ActorRef.SYSTEM);
    }
    readiness(200, "UP");
  }

  private static void readiness(int status, String policies) {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(status)
        .body("checks.find { it.name == 'policies' }.status", equalTo(policies));
  }

  private long publish(PolicySource.Loaded.Valid bundle) {
    return ledger.activate(bundle, published()).number();
  }

  private static Activation.Cause published() {
    return new Activation.Cause(
        Activation.How.PUBLISH,
        Optional.of(ActorRef.SYSTEM),
        Optional.empty(),
        Optional.empty(),
        "");
  }

  /** From now on the node's release admits nothing. */
  private void outOfDate() {
    folder.builds(
        _ -> {
          attempts.add(clock.instant());
          return new PolicySource.Loaded.Invalid(List.of("of a later release"));
        });
  }

  private static String rule(String name) {
    return """
        @id("%s") @title("Extra") @reason("For a test.")
        permit (principal, action == Action::"discover", resource)
        when { resource.projects.contains("of-no-story") };
        """
        .formatted(name);
  }

  private static Handler listener(List<String> log) {
    return new Handler() {
      @Override
      public void publish(LogRecord record) {
        if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
          log.add(record.getMessage());
        }
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
