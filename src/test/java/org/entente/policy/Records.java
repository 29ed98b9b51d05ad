package org.entente.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Governances for tests, told by what is special about them. */
final class Records {
  /** Nothing stands in the way of anybody. */
  static final Governance OPEN =
      new Governance(
          Governance.AccessLevel.OPEN,
          Governance.MetadataTier.FULL,
          Governance.Basis.OPEN,
          Optional.empty(),
          Optional.empty(),
          new Governance.Export(Governance.Regime.NONE, Set.of(), Set.of()),
          new Governance.Cui(Set.of(), Set.of()),
          EnumSet.allOf(Purpose.class),
          Set.of(),
          Governance.AiTraining.YES,
          false,
          Governance.Review.NONE,
          1,
          Optional.empty(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Set.of(),
          Optional.empty(),
          Set.of(),
          Set.of());

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .registerModule(new Jdk8Module())
          .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

  private Records() {}

  static Governance with(Governance base, String field, Object value) {
    return with(base, JSON.valueToTree(Map.of(field, value)));
  }

  /** The base with these fields of its JSON document replaced, records field by field. */
  static Governance with(Governance base, JsonNode changes) {
    try {
      ObjectNode document = (ObjectNode) JSON.readTree(GovernanceDocument.write(base));
      merge(document, changes);
      return GovernanceDocument.read(document.toString());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static void merge(ObjectNode document, JsonNode changes) {
    changes
        .properties()
        .forEach(
            change -> {
              JsonNode old = document.get(change.getKey());
              if (old instanceof ObjectNode record && change.getValue().isObject()) {
                merge(record, change.getValue());
              } else {
                document.set(change.getKey(), change.getValue());
              }
            });
  }
}
