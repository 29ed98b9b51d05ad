package org.entente.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.audit.AuditEvent;
import org.entente.audit.AuditTrail;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/** Joins what the identity provider says of an actor with what is registered of them. */
@ApplicationScoped
class Registry {
  /** A snapshot that says nothing new is written again only after this long. */
  private static final Duration REFRESH = Duration.ofMinutes(5);

  private final ActorStore store;
  private final AuditTrail trail;
  private final Clock clock;
  private final Duration validity;
  private final Cache<Visit, Kept> written = Caffeine.newBuilder().maximumSize(20_000).build();

  Registry(
      ActorStore store,
      AuditTrail trail,
      Clock clock,
      @ConfigProperty(name = "entente.identity.claims-valid-for", defaultValue = "P30D")
          Duration validity) {
    this.store = store;
    this.trail = trail;
    this.clock = clock;
    this.validity = validity;
  }

  /**
   * The actor behind verified claims, who is noted as seen. In a transaction of its own: what the
   * caller then does may be rolled back, that they were here may not.
   */
  Optional<Actor> seen(Map<String, Object> claims) {
    return new Claims(claims, validity).read().map(snapshot -> seen(snapshot, claims));
  }

  private Actor seen(Snapshot snapshot, Map<String, Object> claims) {
    Visit visit = new Visit(snapshot.ref().id(), text(claims, "sid"));
    Instant now = clock.instant();
    Kept before = written.getIfPresent(visit);
    boolean known =
        before != null
            && before.snapshot().saysTheSameAs(snapshot)
            && before.at().plus(REFRESH).isAfter(now);
    Actor actor =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  if (!known) {
                    note(snapshot, visit, text(claims, "azp"), now);
                  }
                  return actor(snapshot);
                });
    if (!known) {
      // Only after the commit: what was rolled back is to be written by the next request.
      written.put(visit, new Kept(snapshot, now));
    }
    return actor;
  }

  @Transactional
  Optional<Actor> find(String actorId) {
    return store.snapshot(actorId).map(this::actor);
  }

  @Transactional
  Optional<String> idOf(String name) {
    return store.idOf(name);
  }

  @Transactional
  Optional<String> displayName(String actorId) {
    return store.snapshot(actorId).map(Snapshot::displayName);
  }

  @Transactional
  List<Actor> ofOrganisation(RorId organisation, int most) {
    return store.snapshotsOf(organisation, most).stream().map(this::actor).toList();
  }

  @Transactional
  Actor anyoneOf(RorId organisation, String country) {
    Instant now = clock.instant();
    Fact home = new Fact(new FactValue.Text(country), "organisation", now, Optional.empty());
    String name = "anyone of " + organisation;
    return new Actor(
        new ActorRef(name, name),
        ActorKind.HUMAN,
        name,
        Optional.of(organisation),
        Set.of(),
        FactSheet.join(
            Map.of("orgCountry", home), List.of(), store.agreementsOf(organisation), now),
        Optional.empty(),
        Optional.empty());
  }

  @Transactional
  boolean isStanding(String actorId) {
    Instant now = clock.instant();
    return store.snapshot(actorId).filter(snapshot -> isStanding(snapshot, now)).isPresent();
  }

  @Transactional
  Optional<EmailAddress> mailbox(String actorId) {
    return store.snapshot(actorId).flatMap(Snapshot::email);
  }

  /** An affiliation that was never confirmed has not lapsed; the claims themselves may have. */
  private boolean isStanding(Snapshot snapshot, Instant now) {
    Fact affiliation = snapshot.facts().get("affiliationFresh");
    return snapshot.assertedAt().plus(validity).isAfter(now)
        && (affiliation == null || affiliation.isCurrentAt(now));
  }

  private Actor actor(Snapshot snapshot) {
    List<Agreement> agreements = snapshot.org().map(store::agreementsOf).orElse(List.of());
    return new Actor(
        snapshot.ref(),
        snapshot.kind(),
        snapshot.displayName(),
        snapshot.org(),
        snapshot.roles(),
        FactSheet.join(
            snapshot.facts(), store.facts(snapshot.ref().id()), agreements, clock.instant()),
        snapshot.actsFor().map(this::person),
        snapshot.authenticatedAt());
  }

  /**
   * The person an agent acts for. One we have never seen, or one that is itself an agent, counts as
   * nobody: the agent then has no more rights than an anonymous caller.
   */
  private Actor person(String actorId) {
    return store
        .snapshot(actorId)
        .filter(snapshot -> snapshot.kind() == ActorKind.HUMAN)
        .map(this::actor)
        .orElse(Actor.ANONYMOUS);
  }

  private void note(Snapshot snapshot, Visit visit, String client, Instant now) {
    store.keep(snapshot, now);
    if (!visit.session().isEmpty() && store.startSession(visit.session(), visit.actorId(), now)) {
      trail.append(
          AuditEvent.fact("session.started", snapshot.ref(), "", Map.of("client", client)));
    }
  }

  private static String text(Map<String, Object> claims, String name) {
    return claims.get(name) instanceof String text ? text : "";
  }

  /** An actor in one session of the identity provider. */
  private record Visit(String actorId, String session) {}

  private record Kept(Snapshot snapshot, Instant at) {}
}
