package org.entente.policy.publishing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.entente.policy.PolicySource.Loaded;
import org.entente.policy.publishing.BundleArchive.Kept;

/** The door to what a draft changes, rule by rule. */
@ApplicationScoped
public class DraftChanges {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DraftCheck checks;
  private final BundleArchive archive;

  @Inject
  DraftChanges(DraftCheck checks, BundleArchive archive) {
    this.checks = checks;
    this.archive = archive;
  }

  /** Which rules a draft adds, takes away and changes; empty where it is not valid. */
  public Optional<RuleChanges> of(Draft draft) {
    return checks.build(draft.files()) instanceof Loaded.Valid valid
        ? Optional.of(of(draft, valid))
        : Optional.empty();
  }

  /** By what it was built into. */
  RuleChanges of(Draft draft, Loaded.Valid loaded) {
    Kept base =
        QuarkusTransaction.requiringNew()
            .call(() -> draft.base().flatMap(archive::find))
            .orElseThrow(() -> new IllegalStateException("a draft starts from a kept bundle"));
    return RuleChanges.between(
        base.policies(), parsed(loaded.policies()), !base.schema().equals(loaded.schema()));
  }

  private static Map<String, JsonNode> parsed(Map<String, String> policies) {
    Map<String, JsonNode> parsed = new TreeMap<>();
    policies.forEach((id, json) -> parsed.put(id, parse(json)));
    return parsed;
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cedar's JSON form is JSON", e);
    }
  }
}
