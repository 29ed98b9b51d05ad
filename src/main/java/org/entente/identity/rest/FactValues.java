package org.entente.identity.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.entente.identity.FactValue;

/** Values of facts as JSON: a text, true or false, a number, or a list of texts. */
final class FactValues {
  private FactValues() {}

  static FactValue read(JsonNode node) {
    if (node != null && node.isTextual()) {
      return new FactValue.Text(node.textValue());
    }
    if (node != null && node.isBoolean()) {
      return new FactValue.Flag(node.booleanValue());
    }
    if (node != null && node.isArray()) {
      Set<String> names = new LinkedHashSet<>();
      for (JsonNode each : node) {
        if (!each.isTextual()) {
          throw new IllegalArgumentException("a list of facts holds texts only");
        }
        names.add(each.textValue());
      }
      return new FactValue.Names(names);
    }
    throw new IllegalArgumentException("`value` is a text, true or false, or a list of texts");
  }

  static Object write(FactValue value) {
    return switch (value) {
      case FactValue.Text text -> text.value();
      case FactValue.Flag flag -> flag.value();
      case FactValue.Quantity quantity -> quantity.value();
      case FactValue.Names names -> new TreeSet<>(names.values());
    };
  }
}
