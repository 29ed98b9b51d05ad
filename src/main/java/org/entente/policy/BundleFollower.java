package org.entente.policy;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Asks, for as long as the broker runs, whether another node has put a bundle in force. */
@ApplicationScoped
class BundleFollower {
  private static final Logger LOG = Logger.getLogger(BundleFollower.class);

  private final Bundles bundles;
  private final long everyMillis;
  private ScheduledExecutorService timer;
  private boolean failing;

  BundleFollower(
      Bundles bundles,
      @ConfigProperty(name = "entente.policies.follow-every-ms") long everyMillis) {
    this.bundles = bundles;
    this.everyMillis = everyMillis;
  }

  void start(@Observes StartupEvent event) {
    timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("bundle-follower").daemon().factory());
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(this::run, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  private void run() {
    try {
      bundles.follow();
      if (failing) {
        LOG.info("the policies are followed again");
      }
      failing = false;
    } catch (RuntimeException failed) {
      if (!failing && !timer.isShutdown()) {
        LOG.error("the policies cannot be followed; this is tried again and again", failed);
      }
      failing = true;
    }
  }
}
