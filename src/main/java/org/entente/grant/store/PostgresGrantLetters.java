package org.entente.grant.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.entente.grant.GrantLetterStore;
import org.entente.kernel.GrantId;

/** Letters not yet sent, in their table. */
@ApplicationScoped
class PostgresGrantLetters implements GrantLetterStore {
  private final EntityManager entities;

  PostgresGrantLetters(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(Collection<Line> lines, Instant dueAt) {
    entities
        .createNativeQuery(
            """
            INSERT INTO access_grant_letter (id, recipient_id, access_grant, attempts, due_at)
            SELECT unnest(CAST(:ids AS uuid[])), unnest(CAST(:recipients AS text[])),
                   unnest(CAST(:grants AS uuid[])), 0, CAST(:due AS timestamptz)
            """)
        .setParameter("ids", lines.stream().map(Line::id).toArray(UUID[]::new))
        .setParameter("recipients", lines.stream().map(Line::recipient).toArray(String[]::new))
        .setParameter(
            "grants", lines.stream().map(line -> line.grant().value()).toArray(UUID[]::new))
        .setParameter("due", dueAt)
        .executeUpdate();
  }

  @Override
  public List<String> dueRecipients(Instant now, int limit) {
    return entities
        .createNativeQuery(
            """
            SELECT recipient_id FROM access_grant_letter WHERE due_at <= :now
             GROUP BY recipient_id ORDER BY min(due_at) LIMIT :limit
            """,
            String.class)
        .setParameter("now", now)
        .setParameter("limit", limit)
        .getResultStream()
        .map(String.class::cast)
        .toList();
  }

  /** Of two nodes the second finds, once the first has committed, that nothing is due. */
  @Override
  public Waiting take(String recipient, Instant now) {
    List<?> taken =
        entities
            .createNativeQuery(
                """
                WITH taken AS (
                  UPDATE access_grant_letter
                     SET attempts = attempts + 1,
                         due_at = CAST(:now AS timestamptz)
                                + (attempts + 1) * (attempts + 1) * INTERVAL '5 minutes'
                   WHERE recipient_id = :recipient AND due_at <= :now
                  RETURNING id, access_grant, attempts)
                SELECT id, access_grant, attempts FROM taken ORDER BY attempts DESC, id
                """,
                Object[].class)
            .setParameter("recipient", recipient)
            .setParameter("now", now)
            .getResultList();
    List<Line> lines = new ArrayList<>();
    int attempts = 0;
    for (Object each : taken) {
      Object[] row = (Object[]) each;
      lines.add(new Line((UUID) row[0], recipient, new GrantId((UUID) row[1])));
      attempts = Math.max(attempts, ((Number) row[2]).intValue());
    }
    return new Waiting(lines, attempts);
  }

  @Override
  public void discard(Collection<UUID> lines) {
    entities
        .createNativeQuery("DELETE FROM access_grant_letter WHERE id = ANY(CAST(:ids AS uuid[]))")
        .setParameter("ids", lines.toArray(UUID[]::new))
        .executeUpdate();
  }
}
