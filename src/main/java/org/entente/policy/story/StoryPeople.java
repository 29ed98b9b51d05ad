package org.entente.policy.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.entente.identity.Actor;
import org.entente.identity.ActorKind;
import org.entente.identity.Attribute;
import org.entente.identity.Fact;
import org.entente.identity.FactValue;
import org.entente.identity.Role;
import org.entente.kernel.ActorRef;
import org.entente.kernel.RorId;

/** {@code tests/people.yaml}: the organisations and the invented people that stories speak of. */
final class StoryPeople {
  private static final Instant ASSERTED = Instant.parse("2026-11-01T00:00:00Z");
  private static final Set<String> FIELDS =
      Set.of("kind", "organisation", "acts for", "roles", "facts", "until");

  /** Facts that nobody registers: the identity provider and the agreement register tell them. */
  private static final Set<String> TOLD =
      Set.of("orgCountry", "orgType", "assurance", "affiliationFresh", "agreements");

  private final Map<String, RorId> organisations = new HashMap<>();
  private final Map<String, Part> people = new HashMap<>();

  private StoryPeople() {}

  static StoryPeople nobody() {
    return new StoryPeople();
  }

  static StoryPeople read(String text) {
    StoryPeople read = new StoryPeople();
    Part file =
        new Part(Stories.PEOPLE, YamlText.read(Stories.PEOPLE, text))
            .only(Set.of("organisations", "people"));
    file.part("organisations")
        .ifPresent(
            names ->
                names
                    .names()
                    .forEach(
                        name ->
                            read.organisations.put(
                                name,
                                RorId.parse(names.required(name))
                                    .orElseThrow(
                                        () -> names.flawAt(name, "is not the URL of a ROR id")))));
    file.part("people").ifPresent(all -> read.people.putAll(all.parts()));
    read.people.forEach(
        (name, person) -> {
          person.only(FIELDS);
          read.actor(name, person, Optional.empty());
        });
    return read;
  }

  /**
   * @param at the part that names it
   */
  RorId organisation(String name, Part at) {
    return Optional.ofNullable(organisations.get(name))
        .orElseThrow(() -> at.flaw("people.yaml knows no organisation by the name `" + name + "`"));
  }

  /** All of them, by name. */
  SortedMap<String, Actor> everyone() {
    SortedMap<String, Actor> everyone = new TreeMap<>();
    people.forEach((name, person) -> everyone.put(name, actor(name, person, Optional.empty())));
    return everyone;
  }

  static ActorRef ref(String name) {
    return new ActorRef("test#" + name, name);
  }

  ActorRef known(String name, Part at) {
    person(name, at);
    return ref(name);
  }

  /**
   * @param otherwise facts that stand in the place of the person's own; {@code ~} takes one away
   * @param at the part that names the person
   */
  Actor actor(String name, Part at, Optional<Part> otherwise) {
    Part person = person(name, at);
    String kind = person.text("kind").orElse("human");
    if (kind.equals("anonymous")) {
      return Actor.ANONYMOUS;
    }
    return new Actor(
        ref(name),
        kind(kind, person),
        name,
        person.text("organisation").map(it -> organisation(it, person)),
        roles(person),
        facts(person, otherwise),
        person.text("acts for").map(it -> delegator(it, person)),
        Optional.empty());
  }

  /** Chains of agents would have no end if one of them acted for itself. */
  private Actor delegator(String name, Part agent) {
    if (person(name, agent).has("acts for")) {
      throw agent.flawAt("acts for", "`" + name + "` acts for somebody as well");
    }
    return actor(name, agent, Optional.empty());
  }

  private Part person(String name, Part at) {
    return Optional.ofNullable(people.get(name))
        .orElseThrow(() -> at.flaw("people.yaml knows nobody by the name `" + name + "`"));
  }

  private Map<String, Fact> facts(Part person, Optional<Part> otherwise) {
    Optional<Part> until = person.part("until");
    Map<String, Fact> known = new HashMap<>();
    person
        .part("facts")
        .ifPresent(
            own ->
                own.names()
                    .forEach(
                        name ->
                            value(own, name)
                                .ifPresent(
                                    it ->
                                        known.put(
                                            name,
                                            fact(it, until.flatMap(end -> end.instant(name)))))));
    otherwise.ifPresent(
        others ->
            others
                .names()
                .forEach(
                    name -> {
                      known.remove(name);
                      value(others, name)
                          .ifPresent(it -> known.put(name, fact(it, Optional.empty())));
                    }));
    return known;
  }

  private static Fact fact(FactValue value, Optional<Instant> until) {
    return new Fact(value, "story", ASSERTED, until);
  }

  private Optional<FactValue> value(Part facts, String name) {
    if (Attribute.parse(name).isEmpty() && !TOLD.contains(name)) {
      throw facts.flawAt(name, "there is no fact `" + name + "`");
    }
    JsonNode node = facts.json().get(name);
    if (node.isNull()) {
      return Optional.empty();
    }
    if (node.isBoolean()) {
      return Optional.of(new FactValue.Flag(node.booleanValue()));
    }
    if (node.isIntegralNumber()) {
      return Optional.of(new FactValue.Quantity(node.longValue()));
    }
    if (!node.isArray()) {
      return facts.text(name).map(FactValue.Text::new);
    }
    Set<String> names = new HashSet<>();
    facts
        .texts(name)
        .orElseThrow()
        .forEach(
            word ->
                names.add(
                    Optional.ofNullable(organisations.get(word)).map(RorId::value).orElse(word)));
    return Optional.of(new FactValue.Names(names));
  }

  private static ActorKind kind(String word, Part person) {
    return switch (word) {
      case "human" -> ActorKind.HUMAN;
      case "service" -> ActorKind.SERVICE;
      case "agent" -> ActorKind.AI_AGENT;
      default ->
          throw person.flawAt("kind", "`kind` is one of anonymous, human, service and agent");
    };
  }

  private static Set<Role> roles(Part person) {
    return person.texts("roles").orElse(Set.of()).stream()
        .map(
            word ->
                Role.parse(word)
                    .orElseThrow(() -> person.flawAt("roles", "there is no role `" + word + "`")))
        .collect(Collectors.toSet());
  }
}
