package org.entente.policy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Fact;
import org.entente.identity.FactValue;
import org.entente.identity.Role;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/** {@code policies/tests/people.yaml}: the organisations and people that the stories speak of. */
record StoryPeople(Map<String, RorId> organisations, Map<String, Person> people) {
  private static final Instant ASSERTED = Instant.parse("2026-11-01T00:00:00Z");

  /**
   * @param until from when on a fact no longer counts
   */
  record Person(
      String kind,
      String organisation,
      @JsonProperty("acts for") String actsFor,
      Set<String> roles,
      Map<String, JsonNode> facts,
      Map<String, Instant> until) {}

  RorId organisation(String name) {
    return Optional.ofNullable(organisations.get(name))
        .orElseThrow(() -> new IllegalArgumentException("no such organisation: " + name));
  }

  static ActorRef ref(String name) {
    return new ActorRef("test#" + name, name);
  }

  /**
   * @param otherwise facts that stand in the place of the person's own; null takes one away
   */
  Actor actor(String name, Map<String, JsonNode> otherwise) {
    Person person =
        Optional.ofNullable(people.get(name))
            .orElseThrow(() -> new IllegalArgumentException("no such person: " + name));
    if ("anonymous".equals(person.kind())) {
      return Actor.ANONYMOUS;
    }
    Map<String, JsonNode> facts = new HashMap<>();
    facts.putAll(person.facts() == null ? Map.of() : person.facts());
    facts.putAll(otherwise);
    facts.values().removeIf(JsonNode::isNull);
    Map<String, Fact> known = new HashMap<>();
    facts.forEach(
        (fact, value) ->
            known.put(
                fact,
                new Fact(
                    value(value),
                    "story",
                    ASSERTED,
                    otherwise.containsKey(fact)
                        ? Optional.empty()
                        : Optional.ofNullable(person.until()).map(it -> it.get(fact)))));
    return new Actor(
        ref(name),
        kind(person),
        name,
        Optional.ofNullable(person.organisation()).map(this::organisation),
        roles(person),
        known,
        Optional.ofNullable(person.actsFor()).map(it -> actor(it, Map.of())),
        Optional.empty());
  }

  private static ActorKind kind(Person person) {
    return switch (person.kind() == null ? "human" : person.kind()) {
      case "human" -> ActorKind.HUMAN;
      case "service" -> ActorKind.SERVICE;
      case "agent" -> ActorKind.AI_AGENT;
      default -> throw new IllegalArgumentException("no such kind: " + person.kind());
    };
  }

  private static Set<Role> roles(Person person) {
    return person.roles() == null
        ? Set.of()
        : person.roles().stream()
            .map(word -> Role.parse(word).orElseThrow())
            .collect(Collectors.toSet());
  }

  private FactValue value(JsonNode node) {
    if (node.isBoolean()) {
      return new FactValue.Flag(node.booleanValue());
    }
    if (node.isIntegralNumber()) {
      return new FactValue.Quantity(node.longValue());
    }
    if (!node.isArray()) {
      return new FactValue.Text(node.textValue());
    }
    Set<String> names = new HashSet<>();
    node.forEach(
        it ->
            names.add(
                Optional.ofNullable(organisations.get(it.textValue()))
                    .map(RorId::value)
                    .orElse(it.textValue())));
    return new FactValue.Names(names);
  }
}
