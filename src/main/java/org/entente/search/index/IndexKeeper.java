package org.entente.search.index;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.policy.Decisions;
import org.jboss.logging.Logger;

/** Runs the follower for as long as the broker runs, on a thread of its own. */
@ApplicationScoped
class IndexKeeper {
  private static final Logger LOG = Logger.getLogger(IndexKeeper.class);
  private static final long AFTER_FAILURE_MILLIS = 1_000;

  private final Follower follower;
  private final ServingIndex serving;
  private final long everyMillis;
  private final MeterRegistry meters;
  private final Event<IndexServes> serves;
  private ScheduledExecutorService timer;
  private boolean served;
  private boolean failing;

  IndexKeeper(
      ChangeSource source,
      ServingIndex serving,
      Decisions decisions,
      Event<IndexServes> serves,
      Clock clock,
      MeterRegistry meters,
      @ConfigProperty(name = "entente.state-dir") String stateFolder,
      @ConfigProperty(name = "entente.search.follow-every-ms") long everyMillis) {
    this.serving = serving;
    this.serves = serves;
    this.everyMillis = everyMillis;
    this.meters = meters;
    this.follower =
        new Follower(
            source,
            new IndexFolder(Path.of(stateFolder, "index")),
            serving,
            decisions::datasetForm,
            clock);
  }

  @Produces
  @Singleton
  static ServingIndex serving() {
    return new ServingIndex();
  }

  void start(@Observes StartupEvent event) {
    Gauge.builder("entente.search.lag", follower, it -> it.lag().toMillis() / 1_000d)
        .baseUnit("seconds")
        .description("since every committed change was in the index")
        .register(meters);
    Gauge.builder("entente.search.datasets", serving, ServingIndex::datasets)
        .description("datasets in the index that serves")
        .register(meters);
    Gauge.builder("entente.search.rebuild.percent", serving, it -> it.rebuilt().orElse(100))
        .description("progress of a rebuild; 100 while there is none")
        .register(meters);
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("index-follower").daemon().factory());
    after(0);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException, IOException {
    // Not interrupted: Lucene takes an interrupted write for a damaged index.
    timer.shutdown();
    if (timer.awaitTermination(10, TimeUnit.SECONDS)) {
      follower.close();
    }
  }

  private void after(long millis) {
    try {
      Future<?> unused = timer.schedule(this::run, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopping) {
      LOG.debug("the index follower stops");
    }
  }

  private void tellOnce() {
    if (!served && serving.isServing()) {
      served = true;
      CompletionStage<IndexServes> unused = serves.fireAsync(new IndexServes());
    }
  }

  private void run() {
    long pause = AFTER_FAILURE_MILLIS;
    try {
      pause = follower.round() == Follower.Round.MORE ? 0 : everyMillis;
      tellOnce();
      if (failing) {
        LOG.info("the search index follows the catalog again");
      }
      failing = false;
    } catch (IOException | RuntimeException failed) {
      if (!failing && !timer.isShutdown()) {
        LOG.warn("the search index cannot follow the catalog and keeps trying", failed);
      }
      failing = true;
    } finally {
      after(pause);
    }
  }
}
