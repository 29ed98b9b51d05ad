package org.entente.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.identity.ActorKind;
import org.entente.identity.Snapshot;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.hibernate.Session;

/**
 * Table {@code actor_snapshot}: every word of an identity provider about an actor, once.
 *
 * <p>A renewal that says the same moves the end of what was said; it is kept if the last one is an
 * hour old. So a person at work adds some rows a day, and ends are known to the hour, too early
 * rather than too late.
 */
@ApplicationScoped
class SnapshotTable {
  private static final Duration RENEWAL = Duration.ofHours(1);

  private static final String COLUMNS =
      """
      select actor_id, name, kind, display_name, org, acts_for, roles, facts, authenticated_at,
             asserted_at
        from actor_snapshot where actor_id = :actorId
      """;

  private final EntityManager database;
  private final FactColumns json;

  SnapshotTable(EntityManager database, FactColumns json) {
    this.database = database;
    this.json = json;
  }

  /** Adds a row unless the newest word of the actor covers this one. */
  void add(Snapshot said, Instant recordedAt) {
    if (newest(said.ref().id(), Optional.empty()).filter(last -> covers(last, said)).isPresent()) {
      return;
    }
    database
        .unwrap(Session.class)
        .createNativeMutationQuery(
            """
            insert into actor_snapshot (actor_id, name, kind, display_name, org, acts_for, roles,
                                        facts, authenticated_at, asserted_at, recorded_at)
            values (:actorId, :name, :kind, :displayName, :org, :actsFor, :roles,
                    :facts, :authenticatedAt, :assertedAt, :recordedAt)
            """)
        .setParameter("actorId", said.ref().id())
        .setParameter("name", said.ref().name())
        .setParameter("kind", said.kind().name().toLowerCase(Locale.ROOT))
        .setParameter("displayName", said.displayName())
        .setParameter("org", said.org().map(RorId::value).orElse(null), String.class)
        .setParameter("actsFor", said.actsFor().orElse(null), String.class)
        .setParameter("roles", json.roles(said.roles()))
        .setParameter("facts", json.facts(said.facts()))
        .setParameter("authenticatedAt", said.authenticatedAt().orElse(null), Instant.class)
        .setParameter("assertedAt", said.assertedAt())
        .setParameter("recordedAt", recordedAt)
        .executeUpdate();
  }

  /** The newest word by an instant, or of all. */
  Optional<Snapshot> newest(String actorId, Optional<Instant> asOf) {
    String until = asOf.isPresent() ? " and recorded_at <= :asOf" : "";
    var query =
        database
            .createNativeQuery(COLUMNS + until + " order by asserted_at desc, seq desc limit 1")
            .setParameter("actorId", actorId);
    asOf.ifPresent(instant -> query.setParameter("asOf", instant));
    List<?> rows = query.getResultList();
    return rows.stream().findFirst().map(Object[].class::cast).map(this::snapshot);
  }

  Optional<Instant> since(String actorId) {
    return Optional.ofNullable(
        (Instant)
            database
                .createNativeQuery(
                    "select min(recorded_at) from actor_snapshot where actor_id = :actorId",
                    Instant.class)
                .setParameter("actorId", actorId)
                .getSingleResult());
  }

  private static boolean covers(Snapshot last, Snapshot said) {
    return said.assertedAt().isBefore(last.assertedAt())
        || last.decidesTheSameAs(said)
            && said.assertedAt().isBefore(last.assertedAt().plus(RENEWAL))
            && last.facts().keySet().stream()
                .noneMatch(name -> end(said, name).isBefore(end(last, name)));
  }

  private static Instant end(Snapshot snapshot, String fact) {
    return snapshot.facts().get(fact).expiresAt().orElse(Instant.MAX);
  }

  private Snapshot snapshot(Object[] row) {
    return new Snapshot(
        new ActorRef((String) row[0], (String) row[1]),
        ActorKind.valueOf(((String) row[2]).toUpperCase(Locale.ROOT)),
        (String) row[3],
        Optional.ofNullable((String) row[4]).map(RorId::new),
        json.roles((String) row[6]),
        json.facts((String) row[7]),
        Optional.ofNullable((String) row[5]),
        Optional.ofNullable((Instant) row[8]),
        (Instant) row[9],
        Optional.empty());
  }
}
