package org.entente.catalog.store;

import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.catalog.CatalogStore;
import org.entente.catalog.Dataset;
import org.entente.catalog.DatasetKey;
import org.entente.catalog.GovernanceChanged;
import org.entente.catalog.Organisation;
import org.entente.kernel.ActorRef;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.policy.GovernanceClass;
import org.entente.policy.GovernanceClasses;

/** The catalog in PostgreSQL. */
@ApplicationScoped
class StoredCatalog implements CatalogStore {
  private final DatasetRepository datasets;
  private final DatasetVersionRepository versions;
  private final OrganisationRepository organisations;
  private final GovernanceClasses classes;
  private final Event<GovernanceChanged> governance;

  @Inject
  StoredCatalog(
      DatasetRepository datasets,
      DatasetVersionRepository versions,
      OrganisationRepository organisations,
      GovernanceClasses classes,
      Event<GovernanceChanged> governance) {
    this.datasets = datasets;
    this.versions = versions;
    this.organisations = organisations;
    this.classes = classes;
    this.governance = governance;
  }

  @Override
  public List<Dataset> findAll(Collection<DatasetId> ids) {
    return datasets
        .list("id in ?1", ids.stream().map(DatasetId::value).collect(Collectors.toSet()))
        .stream()
        .map(this::toDataset)
        .toList();
  }

  @Override
  public Map<DatasetId, GovernanceClass> governing(Collection<DatasetId> ids) {
    return datasets
        .getEntityManager()
        .createQuery("select id, governanceClass from DatasetEntity where id in ?1", Object[].class)
        .setParameter(1, ids.stream().map(DatasetId::value).collect(Collectors.toSet()))
        .getResultList()
        .stream()
        .flatMap(
            row ->
                classes.find((String) row[1]).stream()
                    .map(found -> Map.entry(new DatasetId((UUID) row[0]), found)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public List<DatasetId> idsAfter(Optional<DatasetId> after, int limit) {
    var query =
        after.isPresent()
            ? datasets.find(
                "select id from DatasetEntity where id > ?1", Sort.by("id"), after.get().value())
            : datasets.find("select id from DatasetEntity", Sort.by("id"));
    return query.page(Page.ofSize(limit)).project(UUID.class).list().stream()
        .map(DatasetId::new)
        .toList();
  }

  @Override
  public Map<GovernanceClass, Long> classesOf(RorId owner) {
    return datasets
        .getEntityManager()
        .createQuery(
            "select governanceClass, count(*) from DatasetEntity where owner = ?1"
                + " group by governanceClass",
            Object[].class)
        .setParameter(1, owner.value())
        .getResultList()
        .stream()
        .collect(Collectors.toMap(row -> registered((String) row[0]), row -> (Long) row[1]));
  }

  @Override
  public List<Dataset> ofClasses(Set<String> classIds, Set<String> urgent, int skip, int limit) {
    List<?> rows =
        datasets
            .getEntityManager()
            .createNativeQuery(
                """
            SELECT * FROM dataset
             WHERE governance_class = ANY(CAST(:classes AS text[]))
             ORDER BY (governance_class = ANY(CAST(:urgent AS text[]))) DESC,
                      metadata ->> 'title', id
            """,
                DatasetEntity.class)
            .setParameter("classes", classIds.toArray(String[]::new))
            .setParameter("urgent", urgent.toArray(String[]::new))
            .setFirstResult(skip)
            .setMaxResults(limit)
            .getResultList();
    return rows.stream().map(DatasetEntity.class::cast).map(this::toDataset).toList();
  }

  @Override
  public void lock(Collection<DatasetKey> keys) {
    Long[] locks =
        keys.stream().map(StoredCatalog::lockOf).distinct().sorted().toArray(Long[]::new);
    datasets
        .getEntityManager()
        .createNativeQuery(
            "SELECT count(pg_advisory_xact_lock(k)) FROM"
                + " (SELECT k FROM unnest(CAST(:locks AS bigint[])) k ORDER BY k) ordered",
            Long.class)
        .setParameter("locks", locks)
        .getSingleResult();
  }

  /** A lock number; two keys that share one merely wait for each other. */
  private static long lockOf(DatasetKey key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((key.owner() + "\n" + key.identifier()).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public Map<DatasetKey, Dataset> current(Collection<DatasetKey> keys) {
    return keys.stream()
        .collect(
            Collectors.groupingBy(
                DatasetKey::owner, Collectors.mapping(DatasetKey::identifier, Collectors.toList())))
        .entrySet()
        .stream()
        .flatMap(
            entry ->
                datasets
                    .list(
                        "owner = ?1 and identifier in ?2", entry.getKey().value(), entry.getValue())
                    .stream())
        .map(this::toDataset)
        .collect(
            Collectors.toMap(
                dataset -> new DatasetKey(dataset.owner(), dataset.identifier()),
                Function.identity()));
  }

  @Override
  public void write(List<Dataset> created, List<Dataset> updated, ActorRef savedBy, Instant at) {
    created.forEach(
        dataset -> {
          DatasetEntity entity = new DatasetEntity();
          entity.id = dataset.id().value();
          entity.owner = dataset.owner().value();
          entity.identifier = dataset.identifier();
          entity.createdAt = dataset.createdAt();
          fill(entity, dataset);
          datasets.persist(entity);
          versions.persist(versionOf(entity, savedBy, at));
        });
    Set<DatasetId> governedAnew = new HashSet<>();
    Map<UUID, Dataset> changes =
        updated.stream().collect(Collectors.toMap(one -> one.id().value(), Function.identity()));
    datasets
        .list("id in ?1", changes.keySet())
        .forEach(
            entity -> {
              Dataset next = changes.get(entity.id);
              if (!entity.governanceClass.equals(next.governed().id())) {
                governedAnew.add(next.id());
              }
              fill(entity, next);
              versions.persist(versionOf(entity, savedBy, at));
            });
    mark(created);
    mark(updated);
    if (!governedAnew.isEmpty()) {
      governance.fire(new GovernanceChanged(governedAnew));
    }
  }

  private static void fill(DatasetEntity entity, Dataset dataset) {
    entity.metadata = MetadataDocument.write(dataset.metadata());
    entity.governanceClass = dataset.governed().id();
    entity.contentSha256 = MetadataDocument.sha256(entity.metadata, entity.governanceClass);
    entity.revision = dataset.revision();
    entity.updatedAt = dataset.updatedAt();
  }

  private static DatasetVersionEntity versionOf(
      DatasetEntity entity, ActorRef savedBy, Instant at) {
    DatasetVersionEntity version = new DatasetVersionEntity();
    version.dataset = entity.id;
    version.revision = entity.revision;
    version.metadata = entity.metadata;
    version.governanceClass = entity.governanceClass;
    version.contentSha256 = entity.contentSha256;
    version.savedAt = at;
    version.savedBy = savedBy.id();
    return version;
  }

  private void mark(List<Dataset> changed) {
    if (changed.isEmpty()) {
      return;
    }
    UUID[] ids = changed.stream().map(dataset -> dataset.id().value()).toArray(UUID[]::new);
    datasets
        .getEntityManager()
        .createNativeQuery(
            "INSERT INTO dataset_change (dataset) SELECT unnest(CAST(:ids AS uuid[]))")
        .setParameter("ids", ids)
        .executeUpdate();
  }

  @Override
  public List<Organisation> organisations() {
    return organisations.listAll(Sort.by("name").and("id")).stream()
        .map(OrganisationEntity::toOrganisation)
        .toList();
  }

  @Override
  public Optional<GovernanceClass> governedAt(DatasetId id, Instant asOf) {
    return versions
        .find(
            "select governanceClass from DatasetVersionEntity"
                + " where dataset = ?1 and savedAt <= ?2 order by revision desc",
            id.value(),
            asOf)
        .project(String.class)
        .page(Page.ofSize(1))
        .list()
        .stream()
        .findFirst()
        .map(this::registered);
  }

  /**
   * INVARIANT (one writer): nothing read stays in the persistence context, since Hibernate would
   * answer the read after the lock with what it had before.
   */
  private Dataset toDataset(DatasetEntity entity) {
    datasets.getEntityManager().detach(entity);
    return new Dataset(
        new DatasetId(entity.id),
        entity.identifier,
        MetadataDocument.read(entity.metadata),
        registered(entity.governanceClass),
        entity.revision,
        entity.createdAt,
        entity.updatedAt);
  }

  private GovernanceClass registered(String id) {
    return classes
        .find(id)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "a dataset names the governance class `%s`, which is not registered"
                        .formatted(id)));
  }
}
