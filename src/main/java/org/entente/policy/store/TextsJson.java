package org.entente.policy.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.TreeMap;
import org.entente.policy.PolicyFiles;

/** Texts by name as the database keeps them. */
final class TextsJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<Map<String, JsonNode>> NODES = new TypeReference<>() {};
  private static final TypeReference<JsonNode> NODE = new TypeReference<>() {};

  private TextsJson() {}

  static String write(Object texts) {
    try {
      return JSON.writeValueAsString(texts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts by name are always JSON", e);
    }
  }

  static String write(PolicyFiles files) {
    return write(files.texts());
  }

  static PolicyFiles files(String json) {
    return new PolicyFiles(read(json, TEXTS));
  }

  /** Policies by id in Cedar's JSON form, which the database keeps as text within its JSON. */
  static Map<String, JsonNode> policies(String json) {
    Map<String, JsonNode> policies = new TreeMap<>();
    read(json, NODES)
        .forEach(
            (id, kept) -> policies.put(id, kept.isTextual() ? read(kept.textValue(), NODE) : kept));
    return policies;
  }

  static <T> T read(String json, TypeReference<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what the database keeps is not what was written", e);
    }
  }
}
