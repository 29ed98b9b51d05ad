package org.entente.grant.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.grant.Grant;
import org.entente.grant.GrantStore;
import org.entente.grant.PolicyStop;
import org.entente.kernel.ActorRef;
import org.entente.kernel.GrantId;

/**
 * Many grants replaced in one statement, each guarded by its version as one alone would be: a rule
 * that stops a hundred thousand shall not take a hundred thousand journeys to the database.
 */
@ApplicationScoped
class GrantSteps {
  private static final String REPLACE =
      """
      WITH step AS (
        SELECT * FROM jsonb_to_recordset(CAST(:steps AS jsonb))
          AS it(id uuid, version bigint, event text, state text, reason text, expires_at timestamptz,
                stop_bundle text, stop_rules text[], stop_words text)),
      moved AS (
        UPDATE access_grant g
           SET version = step.version, state = step.state, state_reason = step.reason,
               expires_at = step.expires_at, stop_bundle = step.stop_bundle,
               stop_rules = step.stop_rules, stop_words = step.stop_words
          FROM step
         WHERE g.id = step.id AND g.version = step.version - 1
        RETURNING g.id),
      told AS (
        INSERT INTO access_grant_event
               (access_grant, version, type, at, by_id, by_name, reason, expires_at)
        SELECT id, version, event, :at, :byId, :byName, reason, expires_at
          FROM step JOIN moved USING (id))
      SELECT id FROM moved
      """;

  private final EntityManager entities;
  private final ObjectMapper json;

  GrantSteps(EntityManager entities, ObjectMapper json) {
    this.entities = entities;
    this.json = json;
  }

  Set<GrantId> replace(Collection<GrantStore.Step> steps, ActorRef by, Instant at) {
    if (steps.isEmpty()) {
      return Set.of();
    }
    List<?> moved =
        entities
            .createNativeQuery(REPLACE, UUID.class)
            .setParameter("steps", document(steps))
            .setParameter("at", at)
            .setParameter("byId", by.id())
            .setParameter("byName", by.name())
            .getResultList();
    return moved.stream()
        .map(UUID.class::cast)
        .map(GrantId::new)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private String document(Collection<GrantStore.Step> steps) {
    try {
      return json.writeValueAsString(steps.stream().map(GrantSteps::fields).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts and numbers are always JSON", e);
    }
  }

  /** Absent is null, there as here. */
  private static Map<String, Object> fields(GrantStore.Step step) {
    Grant next = step.next();
    Map<String, Object> fields = new HashMap<>();
    fields.put("id", next.id().value());
    fields.put("version", next.version());
    fields.put("event", step.event());
    fields.put("state", next.state().word());
    fields.put("expires_at", next.expiresAt().toString());
    next.stateReason().ifPresent(reason -> fields.put("reason", reason));
    next.stop().map(PolicyStop::bundle).ifPresent(bundle -> fields.put("stop_bundle", bundle));
    next.stop().map(PolicyStop::rules).ifPresent(rules -> fields.put("stop_rules", rules));
    next.stop().map(PolicyStop::words).ifPresent(words -> fields.put("stop_words", words));
    return fields;
  }
}
