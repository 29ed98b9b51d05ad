package org.entente.policy.cedar;

import com.cedarpolicy.model.exception.InternalException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a schema declares of the contexts of actions. */
public final class SchemaContexts {
  private SchemaContexts() {}

  /**
   * Every attribute of a schema's text as {@code Shape.attribute}, with {@code ?} where it may be
   * absent; of a record its fields ({@code Shape.record.field}) and not the record itself.
   */
  public static Set<String> of(String schema) {
    JsonNode namespace = namespace(schema);
    Set<String> names = new TreeSet<>();
    for (JsonNode action : namespace.path("actions")) {
      String shape = action.at("/appliesTo/context/type").asText();
      JsonNode type = namespace.path("commonTypes").path(shape);
      if (!type.path("type").asText().equals("Record")) {
        throw new AssertionError("a context without a named shape: " + action);
      }
      add(shape, type, names);
    }
    return names;
  }

  private static JsonNode namespace(String schema) {
    try {
      return CedarSchema.parse(schema).schema().toJsonFormat().path("");
    } catch (InternalException | JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static void add(String path, JsonNode record, Set<String> names) {
    for (Map.Entry<String, JsonNode> attribute : record.path("attributes").properties()) {
      JsonNode declared = attribute.getValue();
      String name = path + "." + attribute.getKey();
      if (declared.path("type").asText().equals("Record")) {
        add(name, declared, names);
      } else {
        names.add(name + (declared.path("required").asBoolean(true) ? "" : "?"));
      }
    }
  }
}
