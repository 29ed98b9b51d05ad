package org.entente.identity.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.identity.ActorHistory;
import org.entente.identity.Agreement;
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
            select f.* from (
              select distinct on (attribute, source) *
                from actor_fact where actor_id = :actorId and registered_at <= :asOf
               order by attribute, source, asserted_at desc, seq desc) f
             where not exists (
               select 1 from actor_fact_withdrawal w
                where w.fact_seq = f.seq and w.withdrawn_at <= :asOf)
            """,
            FactEntity.class)
        .setParameter("actorId", actorId)
        .setParameter("asOf", asOf)
        .getResultList()
        .stream()
        .flatMap(row -> json.fact(row).stream())
        .toList();
  }

  @Override
  public List<Agreement> agreementsOf(RorId party, Instant asOf) {
    List<AgreementEntity> registered =
        database
            .unwrap(Session.class)
            .createNativeQuery(
                "select * from agreement where registered_at <= :asOf order by seq desc",
                AgreementEntity.class)
            .setParameter("asOf", asOf)
            .getResultList();
    return AgreementTables.histories(registered).stream()
        .flatMap(history -> history.stretches().stream())
        .filter(each -> each.parties().contains(party))
        .toList();
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
