package org.entente.policy.impact;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.identity.Actor;
import org.entente.identity.Actors;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RandomId;
import org.entente.policy.BundleDecisions;
import org.entente.policy.Decisions;
import org.entente.policy.GovernanceClass;
import org.entente.policy.GovernanceClasses;
import org.entente.policy.PolicySource;
import org.jboss.logging.Logger;

/**
 * The door to previews: what a draft would change. They are taken in the background, one at a time,
 * and only their author may look at them.
 */
@ApplicationScoped
public class Impacts {
  private static final Logger LOG = Logger.getLogger(Impacts.class);
  private static final int MOST_COLLEAGUES = 500;
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final String TAKEN = "policy.previewed";

  private final Decisions decisions;
  private final GovernanceClasses classes;
  private final DatasetHoldings holdings;
  private final Actors actors;
  private final AuditTrail trail;
  private final Clock clock;
  private final SecureRandom random;
  private final Preview preview;
  private final Executor executor;
  private final Shelf shelf = new Shelf();
  private volatile boolean stopping;

  @Inject
  Impacts(
      Decisions decisions,
      GovernanceClasses classes,
      DatasetHoldings holdings,
      StandingGrants grants,
      Actors actors,
      Instance<Persona.Casting> personas,
      AuditTrail trail,
      Clock clock,
      SecureRandom random) {
    this.decisions = decisions;
    this.classes = classes;
    this.holdings = holdings;
    this.actors = actors;
    this.trail = trail;
    this.clock = clock;
    this.random = random;
    this.preview =
        new Preview(
            classes,
            holdings,
            grants,
            actors::anyoneOf,
            files -> personas.stream().flatMap(casting -> casting.of(files).stream()).toList());
    this.executor =
        ManagedExecutor.builder()
            .maxAsync(1)
            .propagated()
            .cleared(ThreadContext.ALL_REMAINING)
            .build();
  }

  /** What asking for a preview came to. */
  public sealed interface Started {
    /** Follow it by this id. */
    record Accepted(UUID id) implements Started {}

    /** Previews are for administrators, programme officers and stewards in person. */
    record NotAllowed() implements Started {}

    /** Too many others wait. */
    record Busy() implements Started {}
  }

  /** Whether previews are for them; a refusal goes on record. */
  public boolean admits(Actor reader) {
    boolean admitted = Entitlement.admits(reader);
    if (!admitted && !reader.isAnonymous()) {
      trail.appendAlone(
          AuditEvent.denied(
              TAKEN,
              reader.ref(),
              "",
              decisions.bundle().hash(),
              Map.of("reason", "no such role")));
    }
    return admitted;
  }

  /** Begins a preview; on record before anything is learnt from it. */
  public Started start(Actor reader, PolicySource.Loaded.Valid draft) {
    if (!admits(reader)) {
      return new Started.NotAllowed();
    }
    Instant now = clock.instant();
    Running running = new Running(RandomId.from(random), reader.ref(), now);
    if (!shelf.take(running, reader.ref(), now)) {
      return new Started.Busy();
    }
    BundleDecisions inForce = decisions.inForce();
    List<Actor> members =
        reader
            .org()
            .map(organisation -> actors.ofOrganisation(organisation, MOST_COLLEAGUES))
            .orElse(List.of());
    List<Actor> colleagues = members.stream().filter(Impacts::isWhollyOfTheirs).toList();
    trail.appendAlone(
        AuditEvent.allowed(
            TAKEN,
            reader.ref(),
            "bundle:" + draft.bundle().hash(),
            inForce.bundle().hash(),
            Map.of("people", colleagues.size())));
    Preview.Order order =
        new Preview.Order(
            reader,
            inForce,
            BundleDecisions.of(draft),
            draft.files(),
            colleagues,
            members.size() < MOST_COLLEAGUES,
            now);
    executor.execute(() -> take(running, order));
    return new Started.Accepted(running.id());
  }

  /**
   * Real people of one organisation, and services and agents of theirs; not an agent that acts for
   * somebody elsewhere, whose facts would show through it.
   */
  private static boolean isWhollyOfTheirs(Actor member) {
    return member.actsFor().map(person -> person.org().equals(member.org())).orElse(true);
  }

  private void take(Running running, Preview.Order order) {
    if (stopping || running.isCancelled()) {
      running.ended(ImpactJob.State.CANCELLED);
      return;
    }
    Instant end = clock.instant().plus(LONGEST);
    try {
      running.ended(preview.take(order, running.begun(() -> clock.instant().isAfter(end))));
    } catch (ImpactOf.Cancelled cancelled) {
      running.stopped();
    } catch (RuntimeException failure) {
      running.ended(ImpactJob.State.FAILED);
      LOG.errorf(failure, "the preview %s failed", running.id());
    }
  }

  /** A preview of the reader's own; gone an hour after it began. */
  public Optional<ImpactJob> find(Actor reader, UUID id) {
    return mine(reader, id).map(Running::job);
  }

  /** Gives a preview up; one that has ended stays as it is. */
  public Optional<ImpactJob> cancel(Actor reader, UUID id) {
    return mine(reader, id)
        .map(
            running -> {
              running.cancel();
              return running.job();
            });
  }

  /**
   * The datasets behind a change.
   *
   * @param next where the next page begins; empty on the last one
   * @param unnamed how many more there are that the reader may not know by name
   */
  public record Datasets(List<DatasetHoldings.Held> items, Optional<DatasetId> next, long unnamed) {
    public Datasets {
      items = List.copyOf(items);
    }
  }

  /** Which datasets: of whom, what they may do with them, and how that turns. */
  public record Asked(String row, Level level, Turn turn) {}

  /**
   * Datasets behind a change in the order of their ids, as the reader may know them now; empty if
   * there is no such preview, or it has not ended.
   */
  public Optional<Datasets> datasets(
      Actor reader, UUID id, Asked asked, Optional<DatasetId> after, int limit) {
    return mine(reader, id)
        .flatMap(Running::taken)
        .map(taken -> datasets(reader, taken, asked, after, limit));
  }

  private Datasets datasets(
      Actor reader, Preview.Taken taken, Asked asked, Optional<DatasetId> after, int limit) {
    BitSet places =
        Optional.ofNullable(taken.byRow().get(asked.row()))
            .map(row -> row.classes().get(new Measured.Slot(asked.level(), asked.turn())))
            .orElse(new BitSet());
    Entitlement entitlement =
        new Entitlement(decisions.inForce(), classes, reader, clock.instant());
    Map<Boolean, List<Integer>> named =
        places.stream()
            .boxed()
            .collect(
                Collectors.partitioningBy(
                    place -> entitlement.names(governed(taken.considered(), place))));
    Set<String> ids =
        named.get(true).stream()
            .map(place -> governed(taken.considered(), place).id())
            .collect(Collectors.toUnmodifiableSet());
    long unnamed =
        named.get(false).stream().mapToLong(place -> taken.considered().datasets()[place]).sum();
    List<DatasetHoldings.Held> found =
        ids.isEmpty() ? List.of() : holdings.page(ids, after, limit + 1);
    boolean more = found.size() > limit;
    List<DatasetHoldings.Held> page = more ? found.subList(0, limit) : found;
    return new Datasets(page, more ? Optional.of(page.getLast().id()) : Optional.empty(), unnamed);
  }

  private static GovernanceClass governed(Considered considered, int place) {
    return considered.classes().get(place).governed();
  }

  private Optional<Running> mine(Actor reader, UUID id) {
    return Entitlement.admits(reader)
        ? shelf.find(reader.ref(), id, clock.instant())
        : Optional.empty();
  }

  void onStop(@Observes ShutdownEvent event) {
    stopping = true;
  }
}
