package org.entente.catalog.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.entente.catalog.ChangeFeed.Mark;
import org.entente.catalog.ChangeFeed.Position;
import org.entente.catalog.ChangeMarks;
import org.entente.kernel.DatasetId;

/**
 * The marks, ordered by (transaction id, sequence) and cut off below the oldest transaction that is
 * still open anywhere in the cluster.
 *
 * <p>INVARIANT (nothing is skipped): a transaction that could still add a mark has an id at or
 * above {@code pg_snapshot_xmin}, and every mark returned is below it.
 */
@ApplicationScoped
class StoredChangeMarks implements ChangeMarks {
  private static final String COLUMNS =
      "SELECT CAST(CAST(xid AS text) AS bigint), seq, CAST(nonce AS text), dataset"
          + " FROM dataset_change WHERE xid < pg_snapshot_xmin(pg_current_snapshot())";

  private final EntityManager entities;

  @Inject
  StoredChangeMarks(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public String feedId() {
    return (String)
        entities
            .createNativeQuery("SELECT CAST(id AS text) FROM change_feed", String.class)
            .getSingleResult();
  }

  @Override
  public List<Mark> after(Optional<Position> position, int limit) {
    String where =
        position.isPresent()
            ? " AND (xid, seq) > (CAST(CAST(:xid AS text) AS xid8), CAST(:seq AS bigint))"
            : "";
    var query =
        entities.createNativeQuery(
            COLUMNS + where + " ORDER BY xid, seq LIMIT :limit", Object[].class);
    position.ifPresent(
        last -> {
          query.setParameter("xid", Long.toString(last.xid()));
          query.setParameter("seq", last.seq());
        });
    return query.setParameter("limit", limit).getResultList().stream()
        .map(row -> mark((Object[]) row))
        .toList();
  }

  @Override
  public Optional<Position> head() {
    return entities
        .createNativeQuery(COLUMNS + " ORDER BY xid DESC, seq DESC LIMIT 1", Object[].class)
        .getResultList()
        .stream()
        .map(row -> mark((Object[]) row).position())
        .findFirst();
  }

  @Override
  public boolean holdsBack() {
    return !entities
        .createNativeQuery(
            "SELECT 1 FROM dataset_change WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())"
                + " LIMIT 1",
            Integer.class)
        .getResultList()
        .isEmpty();
  }

  @Override
  public boolean isKnown(Position position) {
    return !entities
        .createNativeQuery(
            "SELECT 1 FROM dataset_change WHERE xid = CAST(CAST(:xid AS text) AS xid8)"
                + " AND seq = :seq AND CAST(nonce AS text) = :nonce",
            Integer.class)
        .setParameter("xid", Long.toString(position.xid()))
        .setParameter("seq", position.seq())
        .setParameter("nonce", position.nonce())
        .getResultList()
        .isEmpty();
  }

  private static Mark mark(Object[] row) {
    Position position =
        new Position(((Number) row[0]).longValue(), ((Number) row[1]).longValue(), (String) row[2]);
    return new Mark(position, new DatasetId((UUID) row[3]));
  }
}
