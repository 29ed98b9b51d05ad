package org.entente.policy.cedar;

import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.CedarMap;
import com.cedarpolicy.value.DateTime;
import com.cedarpolicy.value.EntityIdentifier;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.PrimLong;
import com.cedarpolicy.value.PrimString;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.entente.policy.rule.Notation;
import org.entente.policy.rule.Question;
import org.entente.policy.rule.Value;

/** Our values as those of Cedar's library. */
final class CedarValues {
  private static final int MOST_DEPTH = 16;
  private static final int MOST_VALUES = 100_000;

  /** Those of schemas, a few dozen: a name is parsed by a regular expression. */
  private static final Map<String, EntityTypeName> TYPES = new ConcurrentHashMap<>();

  private CedarValues() {}

  static Entity entity(org.entente.policy.rule.Entity entity) {
    return new Entity(
        uid(entity.ref().type(), entity.ref().id()),
        map(entity.attributes()),
        entity.ancestors().stream()
            .map(ref -> uid(ref.type(), ref.id()))
            .collect(Collectors.toSet()));
  }

  static EntityUID uid(String type, String id) {
    return new EntityUID(TYPES.computeIfAbsent(type, CedarValues::type), new EntityIdentifier(id));
  }

  private static EntityTypeName type(String name) {
    return EntityTypeName.parse(name)
        .orElseThrow(() -> new IllegalArgumentException("not an entity type: " + name));
  }

  static Map<String, com.cedarpolicy.value.Value> map(Map<String, Value> values) {
    Map<String, com.cedarpolicy.value.Value> map = new HashMap<>();
    values.forEach((name, value) -> map.put(name, value(value)));
    return map;
  }

  private static com.cedarpolicy.value.Value value(Value value) {
    return switch (value) {
      case Value.Flag flag -> new PrimBool(flag.value());
      case Value.Whole whole -> new PrimLong(whole.value());
      case Value.Text text -> new PrimString(text.value());
      case Value.Moment moment -> new DateTime(Notation.iso(moment));
      case Value.Ref ref -> uid(ref.type(), ref.id());
      case Value.Many many ->
          new CedarList(many.values().stream().map(CedarValues::value).toList());
      case Value.Fields fields -> new CedarMap(map(fields.values()));
    };
  }

  /** Says what is too deep or too large about a question, if anything is. */
  static Optional<String> excess(Question question) {
    Value all =
        new Value.Fields(
            Map.of(
                "principal", new Value.Fields(question.principal().attributes()),
                "resource", new Value.Fields(question.resource().attributes()),
                "context", new Value.Fields(question.context())));
    if (depth(all) > MOST_DEPTH) {
      return Optional.of("the question is nested deeper than " + MOST_DEPTH);
    }
    return count(all) > MOST_VALUES
        ? Optional.of("the question has more than " + MOST_VALUES + " values")
        : Optional.empty();
  }

  private static int depth(Value value) {
    return switch (value) {
      case Value.Many many ->
          1 + many.values().stream().mapToInt(CedarValues::depth).max().orElse(0);
      case Value.Fields fields ->
          1 + fields.values().values().stream().mapToInt(CedarValues::depth).max().orElse(0);
      case Value.Flag _, Value.Whole _, Value.Text _, Value.Moment _, Value.Ref _ -> 1;
    };
  }

  private static int count(Value value) {
    return switch (value) {
      case Value.Many many -> 1 + many.values().stream().mapToInt(CedarValues::count).sum();
      case Value.Fields fields ->
          1 + fields.values().values().stream().mapToInt(CedarValues::count).sum();
      case Value.Flag _, Value.Whole _, Value.Text _, Value.Moment _, Value.Ref _ -> 1;
    };
  }
}
