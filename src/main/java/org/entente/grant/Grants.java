package org.entente.grant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.catalog.Catalog;
import org.entente.catalog.Dataset;
import org.entente.grant.GrantStore.Position;
import org.entente.identity.Actor;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RequestId;
import org.entente.policy.Decision;
import org.entente.policy.Decisions;
import org.entente.policy.Explanation;
import org.entente.policy.Standing;

/**
 * The door to grants. A grant is known to its holder, to the person an agent holds it for and to
 * the stewards of its dataset; to everyone else it does not exist.
 */
@ApplicationScoped
public class Grants {
  private static final int BATCH = 200;

  private final GrantStore store;
  private final GrantReaders readers;
  private final Authority authority;
  private final Redemption redemption;
  private final Catalog catalog;
  private final Decisions decisions;
  private final AuditTrail trail;
  private final Clock clock;

  Grants(
      GrantStore store,
      GrantReaders readers,
      Authority authority,
      Redemption redemption,
      Catalog catalog,
      Decisions decisions,
      AuditTrail trail,
      Clock clock) {
    this.store = store;
    this.readers = readers;
    this.authority = authority;
    this.redemption = redemption;
    this.catalog = catalog;
    this.decisions = decisions;
    this.trail = trail;
    this.clock = clock;
  }

  /** The grants that the actor may use: those they hold themselves, newest first. */
  @Transactional
  public List<Grant> held(Actor actor, int offset, int limit) {
    return actor.isAnonymous()
        ? List.of()
        : store.heldBy(Set.of(actor.ref().id()), Optional.empty(), offset, limit, clock.instant());
  }

  /**
   * What the reader holds and what agents hold for them, newest first, from where the page before
   * ended.
   */
  @Transactional
  public List<Grant> theirsAfter(GrantReader reader, Optional<Position> after, int limit) {
    Actor actor = reader.actor();
    Set<String> holders = new HashSet<>(reader.agents());
    holders.add(actor.ref().id());
    return actor.isAnonymous()
        ? List.of()
        : store.heldBy(holders, after, 0, limit, clock.instant());
  }

  /** Grants on the datasets the actor is steward of, newest first. */
  @Transactional
  public List<Grant> stewarded(Actor actor, int offset, int limit) {
    return stewarded(actor, Optional.empty(), offset, limit);
  }

  /** As {@link #stewarded}, from where the page before ended. */
  @Transactional
  public List<Grant> stewardedAfter(Actor actor, Optional<Position> after, int limit) {
    return stewarded(actor, after, 0, limit);
  }

  /** What one holder has or had on the datasets the actor is steward of, newest first. */
  @Transactional
  public List<Grant> stewardedOf(Actor actor, ActorRef holder, int limit) {
    return store.heldBy(Set.of(holder.id()), Optional.empty(), 0, limit, clock.instant()).stream()
        .filter(grant -> stewards(actor, grant))
        .toList();
  }

  /** What happened to grants that the actor may see, oldest first. */
  @Transactional
  public Map<GrantId, List<GrantChange>> histories(Actor actor, Collection<Grant> grants) {
    GrantReader reader = readers.of(actor);
    List<GrantId> seen =
        grants.stream().filter(grant -> knows(reader, grant)).map(Grant::id).toList();
    return seen.isEmpty() ? Map.of() : store.histories(seen);
  }

  /**
   * Reads on until the page is full or the listing ends: a short page would look like the last one.
   *
   * @param skip of those the actor is steward of
   */
  private List<Grant> stewarded(Actor actor, Optional<Position> after, int skip, int limit) {
    List<Grant> found = new ArrayList<>();
    if (actor.org().isEmpty()) {
      return found;
    }
    Map<DatasetId, Boolean> stewarded = new HashMap<>();
    Optional<Position> from = after;
    List<Grant> batch;
    do {
      batch = store.ownedBy(actor.org().get(), from, 0, BATCH, clock.instant());
      for (Grant grant : batch) {
        if (stewarded.computeIfAbsent(grant.dataset(), id -> stewards(actor, grant))) {
          found.add(grant);
        }
      }
      from = batch.isEmpty() ? from : Optional.of(Position.of(batch.getLast()));
    } while (batch.size() == BATCH && found.size() < skip + limit);
    return found.stream().skip(skip).limit(limit).toList();
  }

  /** Grants that came of a request, where the actor may see them. */
  @Transactional
  public List<Grant> ofRequest(Actor actor, RequestId request) {
    GrantReader reader = readers.of(actor);
    return store.ofRequest(request, clock.instant()).stream()
        .filter(grant -> knows(reader, grant))
        .toList();
  }

  /** A grant that the actor or their agent holds, or that they steward. */
  @Transactional
  public Optional<Grant> find(Actor actor, GrantId id) {
    GrantReader reader = readers.of(actor);
    return store.find(id, clock.instant()).filter(grant -> knows(reader, grant));
  }

  /** Whether the actor decides about the grant as a steward of its dataset. */
  @Transactional
  public boolean stewards(Actor actor, Grant grant) {
    return authority.stewards(actor, grant, clock.instant());
  }

  /** Carries out a command: new state, event and audit entry in one transaction. */
  @Transactional
  public GrantOutcome apply(Actor actor, GrantId id, GrantCommand command) {
    Instant now = clock.instant();
    Optional<Grant> found = find(actor, id);
    if (found.isEmpty()) {
      return new GrantOutcome.Unknown();
    }
    Grant grant = found.get();
    return switch (authority.of(actor, grant, command, now)) {
      case Authority.Answer.MayNot no -> refused(actor, grant, command, no.why());
      case Authority.Answer.May may -> carryOut(actor, grant, command, may.rules(), now);
    };
  }

  /**
   * @param rules that make the command the actor's to give
   */
  private GrantOutcome carryOut(
      Actor actor, Grant grant, GrantCommand command, List<Decision.Rule> rules, Instant now) {
    return switch (GrantLife.decide(grant, command, now)) {
      case GrantLife.Step.Impossible impossible -> new GrantOutcome.WrongState(impossible.reason());
      case GrantLife.Step.Invalid invalid -> new GrantOutcome.Invalid(invalid.reason());
      case GrantLife.Step.Taken taken ->
          switch (say(grant, command, taken.next(), now)) {
            case Say.No no -> refused(actor, grant, command, no.outcome());
            case Say.Yes yes ->
                taken(
                    actor,
                    taken,
                    Stream.concat(rules.stream(), yes.rules().stream()).distinct().toList(),
                    now);
          };
    };
  }

  /** What the rules have to say about a command. */
  private sealed interface Say {
    /**
     * @param rules that allow it; none where they are not asked
     */
    record Yes(List<Decision.Rule> rules) implements Say {}

    record No(GrantOutcome outcome) implements Say {}

    static Say no(String reason, Optional<Explanation> because) {
      return new No(new GrantOutcome.NotAllowed(reason, because));
    }
  }

  /** Renewing and resuming ask policy again, with what is known of the holder today. */
  private Say say(Grant grant, GrantCommand command, Grant next, Instant now) {
    boolean asks = command instanceof GrantCommand.Renew || command instanceof GrantCommand.Resume;
    if (!asks) {
      return new Say.Yes(List.of());
    }
    Optional<Dataset> dataset = catalog.find(grant.dataset());
    if (dataset.isEmpty()) {
      return new Say.No(new GrantOutcome.Unknown());
    }
    return command instanceof GrantCommand.Renew
        ? renewable(next, dataset.get(), now)
        : resumable(grant, dataset.get(), now);
  }

  /** A suspension is not lifted only to be put back within the second. */
  private Say resumable(Grant grant, Dataset dataset, Instant now) {
    return switch (redemption.standing(grant, dataset, now)) {
      case Standing.Holds holds -> new Say.Yes(holds.rules());
      case Standing.Fails fails ->
          Say.no(
              "The rules do not allow the holder to receive this dataset at present.",
              Optional.of(Explanation.toOthers(fails.decision())));
      case Standing.Doubtful _ ->
          Say.no(
              "Whether the rules allow it cannot be told just now; try again in a minute.",
              Optional.empty());
    };
  }

  private Say renewable(Grant next, Dataset dataset, Instant now) {
    return switch (redemption.ofHolder(next, dataset, now)) {
      case Redemption.Allowed allowed ->
          allowed
              .grantUntil()
              .filter(most -> next.expiresAt().isAfter(most))
              .<Say>map(
                  most ->
                      new Say.No(
                          new GrantOutcome.Invalid(
                              "A grant on this dataset may last until " + most + " at most.")))
              .orElseGet(() -> new Say.Yes(allowed.decision().rules()));
      case Redemption.Denied denied ->
          Say.no(
              "The rules no longer allow the holder to receive this dataset.",
              Optional.of(denied.because().toOthers()));
    };
  }

  private GrantOutcome taken(
      Actor actor, GrantLife.Step.Taken taken, List<Decision.Rule> rules, Instant now) {
    Grant next = taken.next();
    if (!store.replace(next, taken.event(), actor.ref(), now)) {
      return new GrantOutcome.WrongState("The grant changed in the meantime; look again.");
    }
    Map<String, Object> details = Explanation.inTrail(rules);
    details.put("dataset", next.dataset().toString());
    details.put("holder", next.holder().name());
    details.put("reason", next.stateReason().orElse(""));
    details.put("expiresAt", next.expiresAt().toString());
    trail.append(
        AuditEvent.allowed(
            "grant." + taken.event(),
            actor.ref(),
            "grant:" + next.id(),
            decisions.bundle().hash(),
            details));
    return new GrantOutcome.Done(next);
  }

  private GrantOutcome refused(
      Actor actor, Grant grant, GrantCommand command, GrantOutcome outcome) {
    Optional<Explanation> because =
        outcome instanceof GrantOutcome.NotAllowed notAllowed
            ? notAllowed.because()
            : Optional.empty();
    trail.append(
        AuditEvent.denied(
            "grant." + GrantCommand.event(command),
            actor.ref(),
            "grant:" + grant.id(),
            decisions.bundle().hash(),
            because.map(told -> told.inTrail()).orElse(Map.of("rules", List.of()))));
    return outcome;
  }

  private boolean knows(GrantReader reader, Grant grant) {
    return reader.isTheirs(grant) || stewards(reader.actor(), grant);
  }
}
