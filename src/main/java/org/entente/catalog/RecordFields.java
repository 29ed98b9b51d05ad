package org.entente.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads the members of one JSON object with bounds, naming the member in every complaint. A member
 * that is null counts as left out. {@link #done} refuses whatever was not asked for.
 */
final class RecordFields {
  /** Controls other than tab and line ends, and halves of surrogate pairs, which no text has. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f\\x{80}-\\x{9f}]|\\p{Cs}");

  /** As above, with line ends and the marks that make text read in another order than it is. */
  private static final Pattern UNFIT_FOR_NAMES =
      Pattern.compile("[\\p{Cc}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}]|\\p{Cs}");

  private final ObjectNode object;
  private final String prefix;
  private final Set<String> known = new TreeSet<>();

  private RecordFields(ObjectNode object, String prefix) {
    this.object = object;
    this.prefix = prefix;
  }

  static RecordFields of(ObjectNode object) {
    return new RecordFields(object, "");
  }

  Optional<JsonNode> member(String name) {
    known.add(name);
    return Optional.ofNullable(object.get(name)).filter(node -> !node.isNull());
  }

  /** Running text: line ends allowed. */
  Optional<String> text(String name, int most) {
    return member(name).map(node -> textOf(node, name, most, UNPRINTABLE));
  }

  /** A name or code: one line. */
  Optional<String> line(String name, int most) {
    return member(name).map(node -> textOf(node, name, most, UNFIT_FOR_NAMES));
  }

  String requiredText(String name, int most) {
    return text(name, most).orElseThrow(() -> fault(name, "is missing"));
  }

  String requiredLine(String name, int most) {
    return line(name, most).orElseThrow(() -> fault(name, "is missing"));
  }

  private String textOf(JsonNode node, String name, int most, Pattern unfit) {
    if (!node.isTextual()) {
      throw fault(name, "must be a string");
    }
    String text = node.textValue().strip();
    if (text.isEmpty()) {
      throw fault(name, "is empty");
    }
    if (text.length() > most) {
      throw fault(name, "is longer than " + most + " characters");
    }
    if (unfit.matcher(text).find()) {
      throw fault(name, "contains control characters");
    }
    return text;
  }

  /** A list of names or codes, without repetition, in the order given. */
  List<String> lines(String name, int mostItems, int most) {
    Set<String> lines = new LinkedHashSet<>();
    each(name, mostItems, (node, at) -> lines.add(textOf(node, at, most, UNFIT_FOR_NAMES)));
    return List.copyOf(lines);
  }

  /** A list of words, each read by {@code parse}; the refusal names those allowed. */
  <T> Set<T> words(String name, Function<String, Optional<T>> parse, String allowed) {
    Set<T> words = new LinkedHashSet<>();
    each(name, 500, (node, at) -> words.add(word(node, at, parse, allowed)));
    return words;
  }

  <T> Optional<T> word(String name, Function<String, Optional<T>> parse, String allowed) {
    return member(name).map(node -> word(node, name, parse, allowed));
  }

  private <T> T word(
      JsonNode node, String name, Function<String, Optional<T>> parse, String allowed) {
    String text = textOf(node, name, 512, UNFIT_FOR_NAMES);
    return parse.apply(text).orElseThrow(() -> fault(name, "must be " + allowed));
  }

  Optional<Boolean> flag(String name) {
    return member(name)
        .map(
            node -> {
              if (!node.isBoolean()) {
                throw fault(name, "must be true or false");
              }
              return node.booleanValue();
            });
  }

  Optional<Long> wholeNumber(String name, long least, long most) {
    return member(name)
        .map(
            node -> {
              if (!node.isIntegralNumber()
                  || !node.canConvertToLong()
                  || node.longValue() < least
                  || node.longValue() > most) {
                throw fault(name, "must be a whole number from " + least + " to " + most);
              }
              return node.longValue();
            });
  }

  BigDecimal requiredNumber(String name) {
    JsonNode node = member(name).orElseThrow(() -> fault(name, "is missing"));
    if (!node.isNumber()) {
      throw fault(name, "must be a number");
    }
    BigDecimal number = node.decimalValue();
    if (number.precision() > 40 || Math.abs((long) number.scale()) > 100) {
      throw fault(name, "has too many digits");
    }
    return new BigDecimal(number.stripTrailingZeros().toPlainString());
  }

  double requiredDegrees(String name, double most) {
    double degrees = requiredNumber(name).doubleValue();
    if (Math.abs(degrees) > most) {
      throw fault(name, "must be from -" + most + " to " + most + " degrees");
    }
    return degrees;
  }

  <T> Optional<T> object(String name, Function<RecordFields, T> read) {
    return member(name).map(node -> object(node, name, read));
  }

  <T> List<T> objects(String name, int mostItems, Function<RecordFields, T> read) {
    List<T> items = new ArrayList<>();
    each(name, mostItems, (node, at) -> items.add(object(node, at, read)));
    return items;
  }

  private <T> T object(JsonNode node, String name, Function<RecordFields, T> read) {
    if (!(node instanceof ObjectNode inner)) {
      throw fault(name, "must be an object");
    }
    RecordFields fields = new RecordFields(inner, prefix + name + ".");
    T result = read.apply(fields);
    fields.done();
    return result;
  }

  /** What to do with the node at a named place. */
  private interface Item {
    void read(JsonNode node, String at);
  }

  private void each(String name, int most, Item item) {
    JsonNode list = member(name).orElse(null);
    if (list == null) {
      return;
    }
    if (!list.isArray()) {
      throw fault(name, "must be a list");
    }
    if (list.size() > most) {
      throw fault(name, "has more than " + most + " items");
    }
    for (int i = 0; i < list.size(); i++) {
      item.read(list.get(i), name + "[" + i + "]");
    }
  }

  /** Refuses members nobody asked for: a misspelt one must not count as left out. */
  void done() {
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                String shown = name.length() > 80 ? name.substring(0, 80) + "…" : name;
                throw new InvalidRecord(
                    "`%s%s` is not a field; known here: %s"
                        .formatted(prefix, shown, String.join(", ", known)));
              }
            });
  }

  InvalidRecord fault(String name, String complaint) {
    return new InvalidRecord("`" + prefix + name + "` " + complaint);
  }
}
