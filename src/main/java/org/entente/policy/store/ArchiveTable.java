package org.entente.policy.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.entente.policy.Activation;
import org.entente.policy.publishing.BundleArchive;

/** What was in force, read from the tables of {@link BundleTable}. */
@ApplicationScoped
class ArchiveTable implements BundleArchive {
  private final EntityManager database;
  private final BundleTable bundles;

  @Inject
  ArchiveTable(EntityManager database, BundleTable bundles) {
    this.database = database;
    this.bundles = bundles;
  }

  @Override
  @Transactional
  public List<Activation> newestBefore(long number, int limit) {
    List<?> rows =
        database
            .createNativeQuery(
                ActivationRows.SELECT + " WHERE a.id < :before ORDER BY a.id DESC LIMIT :most")
            .setParameter("before", number)
            .setParameter("most", limit)
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(ActivationRows::read).toList();
  }

  @Override
  @Transactional
  public Optional<Kept> find(String key) {
    List<?> rows =
        database
            .createNativeQuery(
                ActivationRows.SELECT
                    + " WHERE a.bundle = :key OR a.texts = :key ORDER BY a.id DESC LIMIT 1")
            .setParameter("key", key)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(ActivationRows::read)
        .map(this::kept)
        .findFirst();
  }

  private Kept kept(Activation activation) {
    Object[] row =
        (Object[])
            database
                .createNativeQuery(
                    "SELECT schema_text, CAST(policies AS text) FROM policy_bundle"
                        + " WHERE hash = :hash")
                .setParameter("hash", activation.bundle())
                .getSingleResult();
    return new Kept(
        activation.bundle(),
        (String) row[0],
        TextsJson.policies((String) row[1]),
        activation.texts().flatMap(bundles::texts),
        activation);
  }
}
