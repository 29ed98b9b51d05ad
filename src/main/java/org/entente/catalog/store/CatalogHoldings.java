package org.entente.catalog.store;

import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.kernel.DatasetId;
import org.entente.kernel.RorId;
import org.entente.policy.impact.DatasetHoldings;

/** Answers a preview's questions what the catalog holds; titles come from the records as stored. */
@ApplicationScoped
class CatalogHoldings implements DatasetHoldings {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final DatasetRepository datasets;
  private final OrganisationRepository organisations;

  CatalogHoldings(DatasetRepository datasets, OrganisationRepository organisations) {
    this.datasets = datasets;
    this.organisations = organisations;
  }

  @Override
  @Transactional
  public Map<String, Long> counts() {
    return datasets
        .getEntityManager()
        .createQuery(
            "select governanceClass, count(*) from DatasetEntity group by governanceClass",
            Object[].class)
        .getResultStream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
  }

  @Override
  @Transactional
  public List<Held> page(Set<String> classIds, Optional<DatasetId> after, int limit) {
    List<?> rows =
        datasets
            .getEntityManager()
            .createNativeQuery(
                """
                SELECT id, governance_class, metadata ->> 'title', owner FROM dataset
                 WHERE governance_class = ANY(CAST(:classes AS text[])) AND id > :after
                 ORDER BY id LIMIT :most
                """)
            .setParameter("classes", classIds.toArray(String[]::new))
            .setParameter("after", after.map(DatasetId::value).orElse(BEFORE_ALL))
            .setParameter("most", limit)
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(CatalogHoldings::held).toList();
  }

  private static Held held(Object[] row) {
    return new Held(
        new DatasetId((UUID) row[0]), (String) row[1], (String) row[2], new RorId((String) row[3]));
  }

  @Override
  @Transactional
  public List<Partner> partners() {
    return organisations.listAll(Sort.by("name").and("id")).stream()
        .map(OrganisationEntity::toOrganisation)
        .map(each -> new Partner(each.id(), each.name(), each.country()))
        .toList();
  }
}
