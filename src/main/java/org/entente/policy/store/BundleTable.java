package org.entente.policy.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.entente.policy.BundleLedger;
import org.entente.policy.PolicySource;

/** Tables {@code policy_bundle} and {@code policy_activation}: what decided, and from when on. */
@ApplicationScoped
class BundleTable implements BundleLedger {
  private final EntityManager database;
  private final ObjectMapper json;

  @Inject
  BundleTable(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public Activation activate(PolicySource.Loaded.Valid loaded) {
    String hash = loaded.bundle().hash();
    keep(hash, loaded);
    List<?> last =
        database
            .createNativeQuery("SELECT bundle FROM policy_activation ORDER BY id DESC LIMIT 1")
            .getResultList();
    if (last.contains(hash)) {
      return Activation.UNCHANGED;
    }
    database
        .createNativeQuery("INSERT INTO policy_activation (bundle) VALUES (:hash)")
        .setParameter("hash", hash)
        .executeUpdate();
    return Activation.NEW;
  }

  @Override
  @Transactional
  public Optional<String> newest() {
    return database
        .createNativeQuery(
            "SELECT bundle FROM policy_activation ORDER BY id DESC LIMIT 1", String.class)
        .getResultList()
        .stream()
        .map(String.class::cast)
        .findFirst();
  }

  private void keep(String hash, PolicySource.Loaded.Valid loaded) {
    try {
      database
          .createNativeQuery(
              """
              INSERT INTO policy_bundle (hash, schema_text, policies)
              VALUES (:hash, :schema, CAST(:policies AS jsonb))
              ON CONFLICT (hash) DO NOTHING
              """)
          .setParameter("hash", hash)
          .setParameter("schema", loaded.schema())
          .setParameter("policies", json.writeValueAsString(loaded.policies()))
          .executeUpdate();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is always JSON", e);
    }
  }
}
