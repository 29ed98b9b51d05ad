package org.entente.harvest;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;
import org.jboss.logging.Logger;

/**
 * Runs jobs in the background, two at a time, and takes up those that a crash or another node left.
 *
 * <p>Taking up a job that is still alive elsewhere does no harm: see {@link ImportRun}.
 */
@ApplicationScoped
class ImportWorkers {
  private static final Logger LOG = Logger.getLogger(ImportWorkers.class);
  private static final Duration ABANDONED = Duration.ofSeconds(60);

  private final ImportRun run;
  private final ImportStore store;
  private final Clock clock;
  private final Set<UUID> here = ConcurrentHashMap.newKeySet();
  private final ManagedExecutor executor =
      ManagedExecutor.builder()
          .maxAsync(2)
          .propagated()
          .cleared(ThreadContext.ALL_REMAINING)
          .build();
  private volatile boolean stopping;

  @Inject
  ImportWorkers(ImportRun run, ImportStore store, Clock clock) {
    this.run = run;
    this.store = store;
    this.clock = clock;
  }

  void run(UUID job) {
    if (!stopping && here.add(job)) {
      executor.execute(
          () -> {
            try {
              run.run(job, () -> stopping);
            } catch (RuntimeException outage) {
              // The job stays as it was recorded last and is taken up again once it looks
              // abandoned.
              LOG.errorf(outage, "import %s stopped and will be taken up again", job);
            } finally {
              here.remove(job);
            }
          });
    }
  }

  void onStart(@Observes StartupEvent event) {
    store.discardUnreceived(clock.instant().minus(Duration.ofDays(1)));
    takeUp(clock.instant());
  }

  @Scheduled(every = "10s", delayed = "10s")
  void takeUpAbandoned() {
    takeUp(clock.instant().minus(ABANDONED));
  }

  private void takeUp(Instant untouchedSince) {
    store.untouchedSince(untouchedSince).forEach(this::run);
  }

  void onStop(@Observes ShutdownEvent event) {
    stopping = true;
  }
}
