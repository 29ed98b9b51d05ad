package org.entente.policy.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.policy.BundleRecords;

/** Reads {@code policy_bundle} and {@code policy_activation} back; changes nothing. */
@ApplicationScoped
class BundleHistory implements BundleRecords {
  private final EntityManager database;
  private final ObjectMapper json;

  @Inject
  BundleHistory(EntityManager database, ObjectMapper json) {
    this.database = database;
    this.json = json;
  }

  @Override
  @Transactional
  public Optional<Activated> inForceAt(Instant instant) {
    return first(
            database
                .createNativeQuery(
                    """
                    SELECT bundle, activated_at FROM policy_activation
                     WHERE activated_at <= :instant ORDER BY id DESC LIMIT 1
                    """)
                .setParameter("instant", instant)
                .getResultList())
        .map(row -> new Activated((String) row[0], (Instant) row[1]));
  }

  @Override
  @Transactional
  public Optional<Instant> since() {
    return Optional.ofNullable(
        (Instant)
            database
                .createNativeQuery("SELECT min(activated_at) FROM policy_activation", Instant.class)
                .getSingleResult());
  }

  @Override
  @Transactional
  public Optional<Recorded> find(String hash) {
    return first(
            database
                .createNativeQuery(
                    "SELECT schema_text, CAST(policies AS text) FROM policy_bundle"
                        + " WHERE hash = :hash")
                .setParameter("hash", hash)
                .getResultList())
        .map(row -> new Recorded(hash, (String) row[0], policies((String) row[1])));
  }

  private Map<String, String> policies(String column) {
    try {
      Map<String, String> policies = new HashMap<>();
      for (Map.Entry<String, JsonNode> each : json.readTree(column).properties()) {
        JsonNode policy = each.getValue();
        policies.put(each.getKey(), policy.isTextual() ? policy.textValue() : policy.toString());
      }
      return policies;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a column of type jsonb is always JSON", e);
    }
  }

  private static Optional<Object[]> first(List<?> rows) {
    return rows.stream().findFirst().map(Object[].class::cast);
  }
}
