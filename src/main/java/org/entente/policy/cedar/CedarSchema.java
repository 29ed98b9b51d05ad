package org.entente.policy.cedar;

import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.schema.Schema;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.entente.policy.rule.Vocabulary;

/** A parsed schema and what it says of principals. */
public final class CedarSchema {
  private final Schema schema;
  private final Vocabulary vocabulary;

  private CedarSchema(Schema schema, Vocabulary vocabulary) {
    this.schema = schema;
    this.vocabulary = vocabulary;
  }

  /**
   * @throws Refused if the text is no schema, or speaks of a principal in types we do not supply
   */
  public static CedarSchema parse(String text) {
    Bounds.schema(text);
    return Roomy.SHARED.call(() -> parsed(text));
  }

  private static CedarSchema parsed(String text) {
    try {
      Schema schema = Schema.parse(Schema.JsonOrCedar.Cedar, text);
      return new CedarSchema(schema, vocabulary(schema.toJsonFormat().path("")));
    } catch (InternalException | JsonProcessingException e) {
      throw new Refused(CedarParser.plain(e));
    }
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  Schema schema() {
    return schema;
  }

  private static Vocabulary vocabulary(JsonNode namespace) {
    Map<String, Set<String>> words = new TreeMap<>();
    for (Map.Entry<String, JsonNode> type : namespace.path("entityTypes").properties()) {
      if (type.getValue().has("enum")) {
        Set<String> members = new TreeSet<>();
        type.getValue().get("enum").forEach(word -> members.add(word.asText()));
        words.put(type.getKey(), Set.copyOf(members));
      }
    }
    Map<String, Map<String, Vocabulary.Attribute>> principals = new TreeMap<>();
    for (String type : new String[] {"User", "Agent"}) {
      JsonNode shape = namespace.at("/entityTypes/" + type + "/shape/attributes");
      Map<String, Vocabulary.Attribute> attributes = new TreeMap<>();
      shape
          .properties()
          .forEach(it -> attributes.put(it.getKey(), attribute(it.getKey(), it.getValue())));
      principals.put(type, attributes);
    }
    return new Vocabulary(principals, words, datasetForm(namespace));
  }

  /** What authors say about an attribute does not change what it is. */
  private static String datasetForm(JsonNode namespace) {
    JsonNode attributes = namespace.at("/entityTypes/Dataset/shape/attributes").deepCopy();
    attributes
        .findParents("annotations")
        .forEach(each -> ((ObjectNode) each).remove("annotations"));
    return attributes.toString();
  }

  private static Vocabulary.Attribute attribute(String name, JsonNode declared) {
    JsonNode annotations = declared.path("annotations");
    return new Vocabulary.Attribute(
        name,
        type(name, declared),
        declared.path("required").asBoolean(true),
        Optional.ofNullable(annotations.path("supplier").textValue()),
        annotations.has("fixed"),
        annotations.has("sensitive"),
        means(name, annotations),
        annotations.has("shown"));
  }

  private static Optional<Vocabulary.Means> means(String name, JsonNode annotations) {
    return Optional.ofNullable(annotations.path("how").textValue())
        .map(
            word ->
                Vocabulary.Means.parse(word)
                    .orElseThrow(
                        () ->
                            new Refused(
                                "`@how` of a principal's `%s` is `session`, `self` or `other`"
                                    .formatted(name))));
  }

  private static Vocabulary.Type type(String name, JsonNode declared) {
    if (declared.path("type").asText().equals("Set")) {
      return new Vocabulary.Type.SetOf(type(name, declared.get("element")));
    }
    return switch (declared.path("name").asText()) {
      case "Bool" -> new Vocabulary.Type.Flag();
      case "Long" -> new Vocabulary.Type.Whole();
      case "String" -> new Vocabulary.Type.Text();
      case "", "datetime", "duration", "decimal", "ipaddr" ->
          throw new Refused("a principal's `" + name + "` has a type that no fact can supply");
      default -> new Vocabulary.Type.Ref(declared.path("name").asText());
    };
  }
}
