package org.entente.policy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.audit.Outcome;
import org.entente.kernel.ActorRef;
import org.jboss.logging.Logger;

/**
 * The bundle in force. It is replaced as a whole or not at all: every decision names one bundle and
 * was taken by that one alone.
 *
 * <p>The database says which one it is, for all nodes. The files in the broker's folder are the
 * seed: they decide until a draft is published; from then on what was published decides, after a
 * restart too, until an administrator takes up the folder again. See ADR 0011.
 */
@ApplicationScoped
public class Bundles {
  private static final Logger LOG = Logger.getLogger(Bundles.class);
  private static final int BEFORE_OTHER_FEATURES = 100;

  private final PolicySource source;
  private final BundleLedger ledger;
  private final AuditTrail trail;
  private final Clock clock;
  private volatile InForce inForce;

  /** The last one; it counts for as long as nothing later is in force here. */
  private volatile Setback setback;

  @Inject
  Bundles(PolicySource source, BundleLedger ledger, AuditTrail trail, Clock clock) {
    this.source = source;
    this.ledger = ledger;
    this.trail = trail;
    this.clock = clock;
  }

  private record InForce(ActiveBundle active, PolicyFiles files, long number) {
    boolean isBehind(Setback last) {
      return last != null && number < last.number();
    }
  }

  /**
   * What is in force here.
   *
   * @param bundle SHA-256
   * @param files what it is written as
   */
  public record Current(String bundle, PolicyFiles files) {}

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
    Optional<Activation> published =
        QuarkusTransaction.requiringNew()
            .call(ledger::newest)
            .filter(newest -> newest.cause().how().isPublished());
    if (published.isPresent()) {
      resume(published.get());
      return;
    }
    switch (source.load()) {
      case PolicySource.Loaded.Valid valid ->
          activate(valid, Activation.Cause.folder(Activation.How.START, ActorRef.SYSTEM));
      case PolicySource.Loaded.Invalid invalid ->
          throw new IllegalStateException(
              "the policies are not valid, so the broker does not start:\n  "
                  + String.join("\n  ", invalid.flaws()));
    }
  }

  private synchronized void resume(Activation published) {
    takeUp(built(published, texts(published)), published.number());
    List<String> changed = changedInFolder();
    if (!changed.isEmpty()) {
      LOG.warnf(
          "the published bundle decides, not the folder, which has changed since it was last taken"
              + " up: %s; reload the policies to take it up",
          changed);
    }
  }

  /**
   * Reads the policies anew; if anything is wrong with them, nothing changes. On record either way.
   */
  public synchronized Reloaded reload(ActorRef by) {
    return switch (source.load()) {
      case PolicySource.Loaded.Valid valid -> {
        activate(valid, Activation.Cause.folder(Activation.How.RELOAD, by));
        yield new Reloaded.Activated(valid.bundle().hash());
      }
      case PolicySource.Loaded.Invalid invalid -> {
        String kept = recorded();
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

  /** What is in force on all nodes, even if this one cannot decide by it. */
  private String recorded() {
    return QuarkusTransaction.requiringNew()
        .call(ledger::newest)
        .map(Activation::bundle)
        .orElseThrow(() -> new IllegalStateException("no policies have been loaded yet"));
  }

  /** Whether this is the bundle that was activated last, by whichever node. */
  boolean isNewest(String hash) {
    return ledger.newest().map(Activation::bundle).filter(hash::equals).isPresent();
  }

  /** What is in force on this node. */
  public Current current() {
    InForce now = decisive();
    return new Current(now.active().hash(), now.files());
  }

  /**
   * Decides by this bundle from now on, unless a later one is in force here already. To be called
   * once the activation is committed; other nodes find it by themselves.
   */
  public synchronized void takeUp(PolicySource.Loaded.Valid loaded, long number) {
    InForce before = inForce;
    if (before != null && before.number() >= number) {
      return;
    }
    inForce = new InForce(ActiveBundle.of(loaded), loaded.files(), number);
    LOG.infof(
        "policies active: %d rules, bundle %s",
        loaded.bundle().policies().size(), loaded.bundle().hash());
  }

  /**
   * Takes up what was put in force elsewhere since. A bundle that cannot be built here, because
   * this node runs another release, leaves it without any: it then answers nothing, since what it
   * knows may allow what is forbidden by now. It tries that bundle again from time to time, and a
   * later one at once.
   */
  void follow() {
    Optional<Activation> newest = QuarkusTransaction.requiringNew().call(ledger::newest);
    InForce here = inForce;
    if (here == null || newest.isEmpty() || newest.get().number() <= here.number()) {
      return;
    }
    Activation wanted = newest.get();
    Optional<Setback> last =
        Optional.ofNullable(setback).filter(each -> each.number() == wanted.number());
    if (last.isPresent() && last.get().isResting(clock.instant())) {
      return;
    }
    // Trouble with the database says nothing about the bundle; the next round asks again.
    Optional<PolicyFiles> texts = texts(wanted);
    try {
      takeUp(built(wanted, texts), wanted.number());
    } catch (RuntimeException unusable) {
      strand(wanted, last, unusable);
    }
  }

  private void strand(Activation wanted, Optional<Setback> last, RuntimeException why) {
    Instant now = clock.instant();
    setback =
        last.map(each -> each.again(now)).orElseGet(() -> Setback.first(wanted.number(), now));
    if (last.isEmpty()) {
      LOG.errorf(
          why,
          "bundle %s is in force and cannot be built here, so this node decides nothing; it tries"
              + " again, in the end every %d s",
          wanted.bundle(),
          Setback.LONGEST.toSeconds());
    }
  }

  /** Whether a bundle is in force that this node cannot build, so that it cannot decide. */
  public boolean isStranded() {
    InForce here = inForce;
    return here != null && here.isBehind(setback);
  }

  /**
   * Files of the broker's folder that have changed since the folder was last taken up, where they
   * are not in force either. Empty while the folder decides: then they wait for no one.
   */
  public List<String> changedInFolder() {
    if (!(source.read() instanceof PolicySource.Read.Files now)) {
      return List.of();
    }
    Optional<PolicyFiles> before =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    ledger
                        .newest()
                        .filter(newest -> newest.cause().how().isPublished())
                        .flatMap(_ -> ledger.newestOfFolder())
                        .flatMap(Activation::texts)
                        .flatMap(ledger::texts));
    PolicyFiles deciding = current().files();
    if (before.isEmpty() || now.files().equals(deciding)) {
      return List.of();
    }
    TreeSet<String> paths = new TreeSet<>(now.files().texts().keySet());
    paths.addAll(before.get().texts().keySet());
    paths.removeIf(path -> now.files().text(path).equals(before.get().text(path)));
    return new ArrayList<>(paths);
  }

  ActiveBundle active() {
    return decisive().active();
  }

  private InForce decisive() {
    InForce current = inForce;
    if (current == null) {
      throw new IllegalStateException("no policies have been loaded yet");
    }
    if (current.isBehind(setback)) {
      throw new IllegalStateException("this node cannot build the bundle that is in force");
    }
    return current;
  }

  private Optional<PolicyFiles> texts(Activation activation) {
    return QuarkusTransaction.requiringNew().call(() -> activation.texts().flatMap(ledger::texts));
  }

  /** The bundle as it was put in force, built from its texts and held against its hash. */
  private PolicySource.Loaded.Valid built(Activation activation, Optional<PolicyFiles> texts) {
    PolicyFiles files =
        texts.orElseThrow(
            () ->
                new IllegalStateException(
                    "the texts of bundle " + activation.bundle() + " are not kept"));
    return switch (source.build(files)) {
      case PolicySource.Loaded.Valid valid when valid.bundle().hash().equals(activation.bundle()) ->
          valid;
      case PolicySource.Loaded.Valid other ->
          throw new IllegalStateException(
              "the texts of bundle %s make bundle %s here"
                  .formatted(activation.bundle(), other.bundle().hash()));
      case PolicySource.Loaded.Invalid invalid ->
          throw new IllegalStateException(
              "bundle %s, which is in force, is not valid here:\n  %s"
                  .formatted(activation.bundle(), String.join("\n  ", invalid.flaws())));
    };
  }

  private void activate(PolicySource.Loaded.Valid loaded, Activation.Cause cause) {
    long number = QuarkusTransaction.requiringNew().call(() -> record(loaded, cause));
    takeUp(loaded, number);
  }

  private long record(PolicySource.Loaded.Valid loaded, Activation.Cause cause) {
    String hash = loaded.bundle().hash();
    BundleLedger.Recorded recorded = ledger.activate(loaded, cause);
    if (recorded.isNew()) {
      trail.append(
          new AuditEvent(
              "policy.activated",
              cause.by().orElse(ActorRef.SYSTEM),
              "bundle:" + hash,
              Outcome.ALLOWED,
              Optional.of(hash),
              Map.of("policies", loaded.bundle().policies().size(), "how", cause.how().word())));
    }
    return recorded.number();
  }
}
