package org.entente.policy.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

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

  /**
   * Names an attribute can have; two of them need quotes in Cedar's syntax. They have an order,
   * that of their kinds: chance goes through them.
   */
  static final Map<Kind, List<String>> NAMES =
      Collections.unmodifiableMap(
          new EnumMap<>(
              Map.of(
                  Kind.FLAG, List.of("flag", "if"),
                  Kind.WHOLE, List.of("whole"),
                  Kind.TEXT, List.of("text", "odd \"name\""),
                  Kind.MOMENT, List.of("moment"),
                  Kind.REF, List.of("ref", "other"),
                  Kind.TEXTS, List.of("texts", "words"),
                  Kind.REFS, List.of("refs"),
                  Kind.FIELDS, List.of("fields"))));

  static final List<String> TYPES = List.of("User", "Agent", "Dataset", "Org", "Collection");
  static final List<String> ACTIONS = List.of("look", "use");

  /**
   * Of a type of their own, which nothing else is of: a question tells where its principal and its
   * resource lie, and of no other entity.
   */
  private static final String GROUP = "Group";

  /** From the bottom up: each may lie in those behind it. */
  private static final List<String> GROUPS = List.of("", "a", "b", "A", "ab", "\u0430", "aab");

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

  /** Texts that most fonts show alike, and that are not equal: Cedar compares code points. */
  private static final List<List<String>> ALIKE =
      List.of(
          List.of("\u00e9", "e\u0301"),
          List.of("a", "\u0430", "\uff41", "a\u200b", "\ufeffa", "a\u00ad"),
          List.of("ab", "\u0430b", "a\u200db", "\u202eab"),
          List.of("\u00c5", "A\u030a", "\u212b"),
          List.of("K", "\u212a", "\u041a"));

  private static final int LENGTHY = 1_500;

  private static final List<String> LONG =
      List.of(
          "a".repeat(3_000),
          "a".repeat(2_999) + "b",
          "\u00e9".repeat(LENGTHY),
          "e\u0301".repeat(LENGTHY),
          "ab".repeat(4_000));

  private static final long[] WHOLES = {
    0, 1, 2, 3, -1, Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE - 1, Long.MAX_VALUE
  };

  private static final String[] MOMENTS = {
    "1970-01-01T00:00:00Z", "1969-12-31T23:59:59.999Z", "2026-11-23T08:00:00Z",
    "2026-11-23T08:00:00.001Z", "2024-02-29T12:30:00.5Z", "0000-01-01T00:00:00Z",
    "0001-01-01T00:00:00Z", "9999-12-31T23:59:59.998Z", "9999-12-31T23:59:59.999Z"
  };

  private static final Value FIRST = moment("0000-01-01T00:00:00Z");
  private static final Value LAST = moment("9999-12-31T23:59:59.999Z");

  private final Random random;

  public RandomValues(Random random) {
    this.random = random;
  }

  public Question question() {
    return scene().question();
  }

  /** A question, and the groups that its principal and its resource lie in, on several levels. */
  public Scene scene() {
    Entity principal = entity(chance(80) ? "User" : "Agent");
    Entity resource = entity("Dataset");
    List<Value.Ref> groups = GROUPS.stream().map(id -> new Value.Ref(GROUP, id)).toList();
    List<Entity> known = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      if (chance(85)) {
        Set<Value.Ref> above = some(groups.subList(i + 1, groups.size()), 35);
        known.add(new Entity(groups.get(i), Map.of(), above));
      }
    }
    Entity dataset = below(resource, some(groups.subList(0, 3), 25));
    Set<Value.Ref> ofPrincipal = new HashSet<>(some(groups.subList(0, 3), 25));
    if (chance(5)) {
      ofPrincipal.add(dataset.ref());
    }
    return new Scene(below(principal, ofPrincipal), pick(ACTIONS), dataset, attributes(2), known);
  }

  private static Entity below(Entity entity, Set<Value.Ref> above) {
    Set<Value.Ref> parents = new HashSet<>(entity.ancestors());
    parents.addAll(above);
    return new Entity(entity.ref(), entity.attributes(), parents);
  }

  private Set<Value.Ref> some(List<Value.Ref> from, int percent) {
    return from.stream().filter(_ -> chance(percent)).collect(Collectors.toSet());
  }

  /** One of those that entities lie in, on whatever level. */
  Value.Ref group() {
    return new Value.Ref(GROUP, pick(GROUPS));
  }

  private static Value.Moment moment(String text) {
    return new Value.Moment(Instant.parse(text).toEpochMilli());
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
      case TEXT -> new Value.Text(text());
      case MOMENT -> moment(MOMENTS[random.nextInt(MOMENTS.length)]);
      case REF -> new Value.Ref(pick(TYPES), id());
      case TEXTS -> many(Kind.TEXT);
      case REFS -> many(Kind.REF);
      case FIELDS -> new Value.Fields(depth == 0 ? Map.of() : attributes(depth - 1));
    };
  }

  private String text() {
    int kind = random.nextInt(100);
    return kind == 0 ? pick(LONG) : kind < 12 ? pick(pick(ALIKE)) : pick(TEXTS);
  }

  List<Value.Text> alike() {
    return pick(ALIKE).stream().map(Value.Text::new).toList();
  }

  List<Value.Text> lengthy() {
    return LONG.stream().map(Value.Text::new).toList();
  }

  /** Different, and not to be told apart by eye. */
  static boolean areAlike(Value one, Value other) {
    return one instanceof Value.Text(String left)
        && other instanceof Value.Text(String right)
        && !left.equals(right)
        && ALIKE.stream().anyMatch(group -> group.contains(left) && group.contains(right));
  }

  static boolean isLong(Value value) {
    return value instanceof Value.Text(String text) && text.length() >= LENGTHY;
  }

  /** At most one away from the first or last that 64 bits hold, or that Cedar can write. */
  static boolean isAtTheEdge(Value value) {
    return switch (value) {
      case Value.Whole(long whole) -> whole == Long.MIN_VALUE || whole >= Long.MAX_VALUE - 1;
      case Value.Moment moment -> FIRST.equals(moment) || LAST.equals(moment);
      default -> false;
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
