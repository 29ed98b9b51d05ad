package org.entente.identity.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.identity.Attribute;
import org.entente.identity.Fact;
import org.entente.identity.FactValue;
import org.entente.identity.RegisteredFact;
import org.entente.identity.Role;

/** Facts and roles as the JSON that the columns hold. */
@ApplicationScoped
class FactColumns {
  private static final TypeReference<Set<String>> WORDS = new TypeReference<>() {};

  private final ObjectMapper json;

  FactColumns(ObjectMapper json) {
    this.json = json;
  }

  String value(FactValue value) {
    return text(node(value));
  }

  FactValue value(String text) {
    return value(tree(text));
  }

  /** Of an attribute that is known no more, nothing. */
  Optional<RegisteredFact> fact(FactEntity entity) {
    return Attribute.parse(entity.attribute)
        .map(
            attribute ->
                new RegisteredFact(
                    entity.actorId,
                    attribute,
                    value(entity.value),
                    entity.source,
                    entity.assertedBy,
                    entity.assertedAt,
                    Optional.ofNullable(entity.expiresAt),
                    Optional.ofNullable(entity.evidence)));
  }

  String facts(Map<String, Fact> facts) {
    ObjectNode all = json.createObjectNode();
    facts.forEach(
        (name, fact) -> {
          ObjectNode one = all.putObject(name);
          one.set("value", node(fact.value()));
          one.put("source", fact.source());
          one.put("assertedAt", fact.assertedAt().toString());
          fact.expiresAt().ifPresent(at -> one.put("expiresAt", at.toString()));
        });
    return text(all);
  }

  Map<String, Fact> facts(String text) {
    Map<String, Fact> facts = new HashMap<>();
    for (Map.Entry<String, JsonNode> each : tree(text).properties()) {
      JsonNode one = each.getValue();
      facts.put(
          each.getKey(),
          new Fact(
              value(one.get("value")),
              one.get("source").asText(),
              Instant.parse(one.get("assertedAt").asText()),
              Optional.ofNullable(one.get("expiresAt")).map(JsonNode::asText).map(Instant::parse)));
    }
    return facts;
  }

  String roles(Set<Role> roles) {
    return text(
        json.valueToTree(
            roles.stream().map(Role::word).collect(Collectors.toCollection(TreeSet::new))));
  }

  Set<Role> roles(String text) {
    return json.convertValue(tree(text), WORDS).stream()
        .flatMap(word -> Role.parse(word).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private JsonNode node(FactValue value) {
    return switch (value) {
      case FactValue.Text text -> json.getNodeFactory().textNode(text.value());
      case FactValue.Flag flag -> json.getNodeFactory().booleanNode(flag.value());
      case FactValue.Quantity quantity -> json.getNodeFactory().numberNode(quantity.value());
      case FactValue.Names names -> json.valueToTree(new TreeSet<>(names.values()));
    };
  }

  private FactValue value(JsonNode node) {
    return switch (node.getNodeType()) {
      case STRING -> new FactValue.Text(node.textValue());
      case BOOLEAN -> new FactValue.Flag(node.booleanValue());
      case NUMBER -> new FactValue.Quantity(node.longValue());
      case ARRAY -> new FactValue.Names(json.convertValue(node, WORDS));
      default -> throw new IllegalStateException("a stored fact has no value");
    };
  }

  private String text(JsonNode node) {
    try {
      return json.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a fact cannot be written as JSON", e);
    }
  }

  private JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (JsonProcessingException e) {
      // The column's content may be sensitive, and Jackson's message quotes it.
      throw new IllegalStateException("a stored fact is not JSON");
    }
  }
}
