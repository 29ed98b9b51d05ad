package org.entente.grant.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.entente.grant.Grant;
import org.entente.grant.GrantReviewStore;
import org.entente.kernel.DatasetId;
import org.entente.kernel.GrantId;
import org.entente.kernel.RorId;

/**
 * Causes and reviews in their two tables.
 *
 * <p>INVARIANT (no cause is lost): a cause is read by deleting it, in the transaction that makes
 * due what it concerns. One whose transaction is still open is simply not there yet; one that a
 * dying node had taken is there again. Whatever a grant was judged by before a cause committed, the
 * mark comes after.
 */
@ApplicationScoped
class PostgresGrantReviews implements GrantReviewStore {
  private final EntityManager entities;

  PostgresGrantReviews(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void note(Causes causes) {
    note("actor", causes.actors());
    note("organisation", causes.organisations());
    note("dataset", causes.datasets());
  }

  private void note(String kind, Set<?> keys) {
    if (!keys.isEmpty()) {
      entities
          .createNativeQuery(
              """
              INSERT INTO access_grant_cause (kind, key)
              SELECT :kind, unnest(CAST(:keys AS text[]))
              """)
          .setParameter("kind", kind)
          .setParameter("keys", keys.stream().map(Object::toString).toArray(String[]::new))
          .executeUpdate();
    }
  }

  /** One node at a time, so that no two wait for each other's marks. */
  @Override
  public Causes take(int limit) {
    Set<String> actors = new HashSet<>();
    Set<RorId> organisations = new HashSet<>();
    Set<DatasetId> datasets = new HashSet<>();
    if (isOurTurn()) {
      List<?> taken =
          entities
              .createNativeQuery(
                  """
                  WITH taken AS (
                    DELETE FROM access_grant_cause
                     WHERE seq = ANY(ARRAY(
                             SELECT seq FROM access_grant_cause ORDER BY seq LIMIT :limit))
                    RETURNING kind, key)
                  SELECT kind, key FROM taken
                  """,
                  Object[].class)
              .setParameter("limit", limit)
              .getResultList();
      for (Object each : taken) {
        Object[] cause = (Object[]) each;
        String key = (String) cause[1];
        switch ((String) cause[0]) {
          case "actor" -> actors.add(key);
          case "organisation" -> organisations.add(new RorId(key));
          default -> datasets.add(new DatasetId(UUID.fromString(key)));
        }
      }
    }
    return new Causes(actors, organisations, datasets);
  }

  private boolean isOurTurn() {
    return (Boolean)
        entities
            .createNativeQuery(
                "SELECT pg_try_advisory_xact_lock(hashtextextended('access_grant_cause', 0))",
                Boolean.class)
            .getSingleResult();
  }

  /** Those that are due already, too: they may just be being judged by what was before. */
  @Override
  public List<GrantId> makeDue(
      Collection<String> holders, Collection<DatasetId> datasets, Instant at) {
    return ids(
        entities
            .createNativeQuery(
                """
                WITH marked AS (
                  UPDATE access_grant_review SET due_at = :at
                   WHERE access_grant IN (
                           SELECT id FROM access_grant
                            WHERE holder_id = ANY(CAST(:holders AS text[]))
                               OR dataset = ANY(CAST(:datasets AS uuid[])))
                  RETURNING access_grant, dataset, holder_id)
                SELECT access_grant FROM marked ORDER BY dataset, holder_id
                """,
                UUID.class)
            .setParameter("at", at)
            .setParameter("holders", holders.toArray(String[]::new))
            .setParameter("datasets", datasets.stream().map(DatasetId::value).toArray(UUID[]::new))
            .getResultList());
  }

  /** Two comparisons where one would do, since these can use the index. */
  @Override
  public List<GrantId> due(String bundle, Instant now, int limit) {
    return ids(
        entities
            .createNativeQuery(
                """
                SELECT r.access_grant
                  FROM access_grant_review r JOIN access_grant g ON g.id = r.access_grant
                 WHERE r.due_at <= :now OR r.bundle < :bundle OR r.bundle > :bundle
                 ORDER BY g.state <> 'active', r.dataset, r.holder_id LIMIT :limit
                """,
                UUID.class)
            .setParameter("now", now)
            .setParameter("bundle", bundle)
            .setParameter("limit", limit)
            .getResultList());
  }

  private static List<GrantId> ids(List<?> rows) {
    return rows.stream().map(UUID.class::cast).map(GrantId::new).toList();
  }

  @Override
  public List<Grant> holdDue(Collection<GrantId> grants, String bundle, Instant now) {
    List<?> due =
        entities
            .createNativeQuery(
                """
                SELECT access_grant FROM access_grant_review
                 WHERE access_grant = ANY(CAST(:grants AS uuid[]))
                   AND (due_at <= :now OR bundle <> :bundle)
                   FOR UPDATE SKIP LOCKED
                """,
                UUID.class)
            .setParameter("now", now)
            .setParameter("bundle", bundle)
            .setParameter("grants", grants.stream().map(GrantId::value).toArray(UUID[]::new))
            .getResultList();
    // In a statement of its own, which sees what was done to them before they were held.
    List<?> held =
        entities
            .createNativeQuery(
                "SELECT * FROM access_grant WHERE id = ANY(CAST(:due AS uuid[])) ORDER BY dataset",
                GrantEntity.class)
            .setParameter("due", due.toArray(UUID[]::new))
            .getResultList();
    List<Grant> read =
        held.stream()
            .map(GrantEntity.class::cast)
            .map(row -> PostgresGrants.grant(row, now))
            .toList();
    // Changed by updates only; kept, each would be looked through before every statement.
    entities.clear();
    return read;
  }

  @Override
  public void settle(String bundle, Collection<Reviewed> reviewed) {
    if (reviewed.isEmpty()) {
      return;
    }
    entities
        .createNativeQuery(
            """
            UPDATE access_grant_review r
               SET bundle = :bundle, due_at = CAST(settled.due AS timestamptz)
              FROM (SELECT unnest(CAST(:grants AS uuid[])) AS access_grant,
                           unnest(CAST(:dues AS text[])) AS due) settled
             WHERE r.access_grant = settled.access_grant
            """)
        .setParameter("bundle", bundle)
        .setParameter(
            "grants", reviewed.stream().map(each -> each.grant().value()).toArray(UUID[]::new))
        .setParameter(
            "dues",
            reviewed.stream()
                .map(each -> each.dueAt().map(Instant::toString).orElse("infinity"))
                .toArray(String[]::new))
        .executeUpdate();
  }

  @Override
  public void dismiss(Collection<GrantId> grants) {
    if (!grants.isEmpty()) {
      entities
          .createNativeQuery(
              "DELETE FROM access_grant_review WHERE access_grant = ANY(CAST(:grants AS uuid[]))")
          .setParameter("grants", grants.stream().map(GrantId::value).toArray(UUID[]::new))
          .executeUpdate();
    }
  }
}
