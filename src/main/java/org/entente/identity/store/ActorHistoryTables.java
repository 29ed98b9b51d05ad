package org.entente.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.identity.ActorHistory;
import org.entente.identity.Agreement;
import org.entente.identity.Attribute;
import org.entente.identity.RegisteredFact;
import org.entente.identity.Snapshot;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;
import org.hibernate.Session;

/** Reads the tables of this feature as they stood at an instant. */
@ApplicationScoped
class ActorHistoryTables implements ActorHistory {
  private final EntityManager database;
  private final SnapshotTable snapshots;
  private final FactColumns json;

  ActorHistoryTables(EntityManager database, SnapshotTable snapshots, FactColumns json) {
    this.database = database;
    this.snapshots = snapshots;
    this.json = json;
  }

  @Override
  public Optional<Snapshot> snapshot(String actorId, Instant asOf) {
    return snapshots.newest(actorId, Optional.of(asOf));
  }

  @Override
  public Optional<Instant> since(String actorId) {
    return snapshots.since(actorId);
  }

  @Override
  public List<RegisteredFact> facts(String actorId, Instant asOf) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select distinct on (attribute, source) *
              from actor_fact where actor_id = :actorId and registered_at <= :asOf
             order by attribute, source, seq desc
            """,
            FactEntity.class)
        .setParameter("actorId", actorId)
        .setParameter("asOf", asOf)
        .getResultList()
        .stream()
        .flatMap(row -> Attribute.parse(row.attribute).stream().map(it -> fact(row, it)))
        .toList();
  }

  private RegisteredFact fact(FactEntity row, Attribute attribute) {
    return new RegisteredFact(
        row.actorId,
        attribute,
        json.value(row.value),
        row.source,
        row.assertedBy,
        row.assertedAt,
        Optional.ofNullable(row.expiresAt),
        Optional.ofNullable(row.evidence));
  }

  @Override
  public List<Agreement> agreementsOf(RorId party, Instant asOf) {
    return database
        .unwrap(Session.class)
        .createNativeQuery(
            """
            select distinct on (id) * from agreement
             where registered_at <= :asOf order by id, seq desc
            """,
            AgreementEntity.class)
        .setParameter("asOf", asOf)
        .getResultList()
        .stream()
        .map(ActorHistoryTables::agreement)
        .filter(each -> each.parties().contains(party))
        .toList();
  }

  private static Agreement agreement(AgreementEntity row) {
    return new Agreement(
        row.id,
        row.version,
        row.title,
        Arrays.stream(row.parties).map(RorId::new).collect(Collectors.toUnmodifiableSet()),
        row.inForceFrom,
        Optional.ofNullable(row.inForceUntil));
  }

  @Override
  public List<ActorRef> named(String text, Optional<RorId> within, int limit) {
    List<?> rows =
        database
            .createNativeQuery(
                """
                select id, name from actor
                 where (strpos(lower(name), lower(:text)) > 0
                        or strpos(lower(display_name), lower(:text)) > 0)
                   and (:anywhere or org = :org)
                 order by display_name, id limit :most
                """)
            .setParameter("text", text)
            .setParameter("anywhere", within.isEmpty())
            .setParameter("org", within.map(RorId::value).orElse(""))
            .setParameter("most", limit)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new ActorRef((String) row[0], (String) row[1]))
        .toList();
  }
}
