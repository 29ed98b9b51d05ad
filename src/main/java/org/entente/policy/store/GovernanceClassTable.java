package org.entente.policy.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.entente.kernel.RorId;
import org.entente.policy.GovernanceClass;
import org.entente.policy.GovernanceClassRegister;
import org.entente.policy.GovernanceDocument;

/** Table {@code governance_class}: rows are added, read, and never changed. */
@ApplicationScoped
class GovernanceClassTable implements GovernanceClassRegister {
  private final EntityManager database;

  @Inject
  GovernanceClassTable(EntityManager database) {
    this.database = database;
  }

  @Override
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public void add(GovernanceClass added) {
    database
        .createNativeQuery(
            """
            INSERT INTO governance_class (id, owner, governance)
            VALUES (:id, :owner, CAST(:governance AS jsonb))
            ON CONFLICT (id) DO NOTHING
            """)
        .setParameter("id", added.id())
        .setParameter("owner", added.owner().value())
        .setParameter("governance", GovernanceDocument.write(added.governance()))
        .executeUpdate();
  }

  @Override
  @Transactional
  public Optional<GovernanceClass> find(String classId) {
    List<?> rows =
        database
            .createNativeQuery(
                "SELECT owner, CAST(governance AS text) FROM governance_class WHERE id = :id")
            .setParameter("id", classId)
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(row -> read(classId, row)).findFirst();
  }

  @Override
  @Transactional
  public List<GovernanceClass> after(Optional<String> classId, int limit) {
    List<?> rows =
        database
            .createNativeQuery(
                """
                SELECT owner, CAST(governance AS text), id FROM governance_class
                WHERE id > :last ORDER BY id LIMIT :most
                """)
            .setParameter("last", classId.orElse(""))
            .setParameter("most", limit)
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(row -> read((String) row[2], row)).toList();
  }

  private static GovernanceClass read(String classId, Object[] row) {
    return new GovernanceClass(
        classId, new RorId((String) row[0]), GovernanceDocument.read((String) row[1]));
  }
}
