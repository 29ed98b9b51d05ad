package org.entente.policy.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A mapping within a file of stories; whatever is wrong with it is said with file and line. */
final class Part {
  private final String file;
  private final YamlText.Node node;

  Part(String file, YamlText.Node node) {
    this.file = file;
    this.node = node;
    if (!node.json().isObject()) {
      throw flaw("fields with their values are expected here");
    }
  }

  /**
   * @throws StoryFlaw naming the first field that is none of these
   */
  Part only(Set<String> known) {
    node.fields()
        .forEach(
            (name, value) -> {
              if (!known.contains(name)) {
                throw flaw(
                    value.line(),
                    "there is no field `%s` here, only %s"
                        .formatted(name, String.join(", ", new TreeSet<>(known))));
              }
            });
    return this;
  }

  int line() {
    return node.line();
  }

  JsonNode json() {
    return node.json();
  }

  Set<String> names() {
    return node.fields().keySet();
  }

  /** What is given and not {@code ~}. */
  private Optional<YamlText.Node> given(String name) {
    return Optional.ofNullable(node.fields().get(name)).filter(it -> !it.json().isNull());
  }

  boolean has(String name) {
    return node.fields().containsKey(name);
  }

  String required(String name) {
    return text(name).orElseThrow(() -> flaw("`" + name + "` is missing"));
  }

  Optional<String> text(String name) {
    return given(name).map(value -> scalar(name, value));
  }

  /** A list of words; empty if the field is not there. */
  Optional<Set<String>> texts(String name) {
    return given(name)
        .map(
            value -> {
              if (!value.json().isArray()) {
                throw flaw(value.line(), "`" + name + "` is a list");
              }
              Set<String> words = new TreeSet<>();
              value.items().forEach(item -> words.add(scalar(name, item)));
              return words;
            });
  }

  Optional<Instant> instant(String name) {
    return text(name)
        .map(
            text -> {
              try {
                return Instant.parse(text);
              } catch (DateTimeParseException noInstant) {
                throw flawAt(name, "`" + name + "` is a time such as 2027-03-31T15:00:00Z");
              }
            });
  }

  Optional<Long> whole(String name) {
    return given(name)
        .map(
            value -> {
              if (!value.json().isIntegralNumber()) {
                throw flaw(value.line(), "`" + name + "` is a whole number");
              }
              return value.json().longValue();
            });
  }

  Optional<Part> part(String name) {
    return given(name).map(value -> new Part(file, value));
  }

  /** Its fields as parts of their own, in the order they are written. */
  Map<String, Part> parts() {
    Map<String, Part> parts = new LinkedHashMap<>();
    node.fields().forEach((name, value) -> parts.put(name, new Part(file, value)));
    return parts;
  }

  List<Part> list(String name) {
    return given(name)
        .map(
            value -> {
              if (!value.json().isArray()) {
                throw flaw(value.line(), "`" + name + "` is a list");
              }
              return value.items().stream().map(item -> new Part(file, item)).toList();
            })
        .orElse(List.of());
  }

  /** Why this part will not do. */
  StoryFlaw flaw(String why) {
    return flaw(node.line(), why);
  }

  /** Why one of its fields will not do. */
  StoryFlaw flawAt(String name, String why) {
    YamlText.Node value = node.fields().get(name);
    return flaw(value == null ? node.line() : value.line(), why);
  }

  private StoryFlaw flaw(int line, String why) {
    return new StoryFlaw(file + ":" + line + ": " + why);
  }

  private String scalar(String name, YamlText.Node value) {
    if (!value.json().isValueNode() || value.json().isNull()) {
      throw flaw(value.line(), "`" + name + "` is a word, not a list or more fields");
    }
    return value.json().asText();
  }
}
