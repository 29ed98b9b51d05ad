package org.entente.policy.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Values, entities and questions by chance, drawn from small pools so that they often meet, and
 * from the edges: 64-bit bounds, empty sets, long texts, letters that look alike.
 */
public final class RandomValues {
  /** What an attribute of this name holds, unless chance wants a wrong type. */
  public enum Kind {
    FLAG,
    WHOLE,
    TEXT,
    MOMENT,
    REF,
    TEXTS,
    REFS,
    FIELDS
  }

  /** Names an attribute can have; two of them need quotes in Cedar's syntax. */
  static final Map<Kind, List<String>> NAMES =
      Map.of(
          Kind.FLAG, List.of("flag", "if"),
          Kind.WHOLE, List.of("whole"),
          Kind.TEXT, List.of("text", "odd \"name\""),
          Kind.MOMENT, List.of("moment"),
          Kind.REF, List.of("ref", "other"),
          Kind.TEXTS, List.of("texts", "words"),
          Kind.REFS, List.of("refs"),
          Kind.FIELDS, List.of("fields"));

  static final List<String> TYPES = List.of("User", "Agent", "Dataset", "Org", "Collection");
  static final List<String> ACTIONS = List.of("look", "use");

  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "b",
          "A",
          "ab",
          "aab",
          "*",
          "a*b",
          "\\",
          "\\*",
          "\"",
          "a\nb",
          "::",
          "\u0000",
          "\u007f",
          "\u00e9",
          "e\u0301",
          "\u0430",
          "\u202eab",
          "a\u200db",
          "\ud83d\ude80",
          "ß",
          "SS",
          "aa",
          "ba");

  private static final List<String> LONG =
      List.of("a".repeat(3_000), "a".repeat(2_999) + "b", "\u00e9".repeat(1_500));

  private static final long[] WHOLES = {
    0, 1, 2, 3, -1, Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE
  };

  private static final String[] MOMENTS = {
    "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "2026-11-23T08:00:00Z",
    "2026-11-23T08:00:00.001Z", "2024-02-29T12:30:00.5Z", "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z"
  };

  private final Random random;

  public RandomValues(Random random) {
    this.random = random;
  }

  public Question question() {
    return new Question(
        entity(chance(80) ? "User" : "Agent"), pick(ACTIONS), entity("Dataset"), attributes(2));
  }

  Entity entity(String type) {
    Set<Value.Ref> ancestors = new HashSet<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      ancestors.add(new Value.Ref("Collection", id()));
    }
    return new Entity(new Value.Ref(type, id()), attributes(2), ancestors);
  }

  /** Some of the names, now and then with a value of another kind. */
  Map<String, Value> attributes(int depth) {
    Map<String, Value> attributes = new HashMap<>();
    NAMES.forEach(
        (kind, names) ->
            names.forEach(
                name -> {
                  if (chance(70)) {
                    attributes.put(name, value(chance(96) ? kind : kind(), depth));
                  }
                }));
    return attributes;
  }

  Value value(Kind kind, int depth) {
    return switch (kind) {
      case FLAG -> Value.of(random.nextBoolean());
      case WHOLE -> new Value.Whole(WHOLES[random.nextInt(WHOLES.length)]);
      case TEXT -> new Value.Text(pick(chance(99) ? TEXTS : LONG));
      case MOMENT ->
          new Value.Moment(
              java.time.Instant.parse(MOMENTS[random.nextInt(MOMENTS.length)]).toEpochMilli());
      case REF -> new Value.Ref(pick(TYPES), id());
      case TEXTS -> many(Kind.TEXT);
      case REFS -> many(Kind.REF);
      case FIELDS -> new Value.Fields(depth == 0 ? Map.of() : attributes(depth - 1));
    };
  }

  private Value many(Kind kind) {
    Set<Value> values = new HashSet<>();
    for (int i = random.nextInt(5) - 1; i > 0; i--) {
      values.add(value(chance(97) ? kind : kind(), 0));
    }
    return new Value.Many(values);
  }

  /** A short pool: a mixed-up comparison must have a chance to be true. */
  private String id() {
    return pick(TEXTS.subList(0, chance(80) ? 4 : 22));
  }

  Kind kind() {
    return Kind.values()[random.nextInt(Kind.values().length)];
  }

  String name(Kind kind) {
    return pick(NAMES.get(kind));
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
