package org.entente.policy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.audit.Outcome;
import org.entente.kernel.ActorRef;
import org.jboss.logging.Logger;

/**
 * The active bundle. It is replaced as a whole or not at all: every decision names one bundle and
 * was taken by that one alone.
 */
@ApplicationScoped
public class Bundles {
  private static final Logger LOG = Logger.getLogger(Bundles.class);
  private static final int BEFORE_OTHER_FEATURES = 100;

  private final PolicySource source;
  private final BundleLedger ledger;
  private final AuditTrail trail;
  private volatile ActiveBundle active;

  @Inject
  Bundles(PolicySource source, BundleLedger ledger, AuditTrail trail) {
    this.source = source;
    this.ledger = ledger;
    this.trail = trail;
  }

  /** What a reload came to. */
  public sealed interface Reloaded {
    /** The bundle with this hash decides from now on. */
    record Activated(String hash) implements Reloaded {}

    /** The directory holds no valid bundle; the one with this hash goes on deciding. */
    record Kept(String hash, List<String> flaws) implements Reloaded {
      public Kept {
        flaws = List.copyOf(flaws);
      }
    }
  }

  /** A broker without valid policies does not start. */
  void start(@Observes @Priority(BEFORE_OTHER_FEATURES) StartupEvent starting) {
    switch (source.load()) {
      case PolicySource.Loaded.Valid valid -> activate(valid, ActorRef.SYSTEM);
      case PolicySource.Loaded.Invalid invalid ->
          throw new IllegalStateException(
              "the policies are not valid, so the broker does not start:\n  "
                  + String.join("\n  ", invalid.flaws()));
    }
  }

  /**
   * Reads the policies anew; if anything is wrong with them, nothing changes. On record either way.
   */
  public synchronized Reloaded reload(ActorRef by) {
    return switch (source.load()) {
      case PolicySource.Loaded.Valid valid -> {
        activate(valid, by);
        yield new Reloaded.Activated(valid.bundle().hash());
      }
      case PolicySource.Loaded.Invalid invalid -> {
        String kept = active().hash();
        LOG.errorf("policies not reloaded, %s stays active: %s", kept, invalid.flaws());
        trail.appendAlone(
            new AuditEvent(
                "policy.activated",
                by,
                "",
                Outcome.FAILED,
                Optional.of(kept),
                Map.of("flaws", invalid.flaws())));
        yield new Reloaded.Kept(kept, invalid.flaws());
      }
    };
  }

  /** Whether this is the bundle that was activated last, by whichever node. */
  boolean isNewest(String hash) {
    return ledger.newest().filter(hash::equals).isPresent();
  }

  ActiveBundle active() {
    ActiveBundle current = active;
    if (current == null) {
      throw new IllegalStateException("no policies have been loaded yet");
    }
    return current;
  }

  private void activate(PolicySource.Loaded.Valid loaded, ActorRef by) {
    QuarkusTransaction.requiringNew().run(() -> record(loaded, by));
    active = ActiveBundle.of(loaded);
    LOG.infof(
        "policies active: %d rules, bundle %s",
        loaded.bundle().policies().size(), loaded.bundle().hash());
  }

  private void record(PolicySource.Loaded.Valid loaded, ActorRef by) {
    String hash = loaded.bundle().hash();
    switch (ledger.activate(loaded)) {
      case UNCHANGED -> {}
      case NEW ->
          trail.append(
              new AuditEvent(
                  "policy.activated",
                  by,
                  "bundle:" + hash,
                  Outcome.ALLOWED,
                  Optional.of(hash),
                  Map.of("policies", loaded.bundle().policies().size())));
    }
  }
}
