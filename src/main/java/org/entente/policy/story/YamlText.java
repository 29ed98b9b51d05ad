package org.entente.policy.story;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A YAML text as a tree that knows on which line each of its parts stands.
 *
 * <p>The tree is built by hand for that, and for what it refuses: anchors and aliases (a few lines
 * of them unfold into millions), a field that is given twice, and depth without bound.
 */
final class YamlText {
  private static final int DEEPEST = 12;
  private static final YAMLFactory YAML = new YAMLFactory();

  /**
   * A value with what is inside it.
   *
   * @param fields by name, of a mapping
   * @param items of a list
   */
  record Node(int line, JsonNode json, Map<String, Node> fields, List<Node> items) {}

  private final String file;
  private final YAMLParser parser;

  private YamlText(String file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * @throws StoryFlaw if the text is not one YAML document of the plain kind
   */
  static Node read(String file, String text) {
    try (YAMLParser parser = YAML.createParser(text)) {
      YamlText yaml = new YamlText(file, parser);
      if (parser.nextToken() == null) {
        throw new StoryFlaw(file + ": is empty");
      }
      Node root = yaml.node(0);
      if (parser.nextToken() != null) {
        throw yaml.flaw("a file holds one document");
      }
      return root;
    } catch (JsonProcessingException broken) {
      JsonLocation at = broken.getLocation();
      String place = at == null ? file : file + ":" + at.getLineNr();
      throw new StoryFlaw(place + ": is not YAML: " + firstLine(broken.getOriginalMessage()));
    } catch (IOException unreadable) {
      throw new StoryFlaw(file + ": cannot be read");
    }
  }

  private Node node(int depth) throws IOException {
    if (depth > DEEPEST) {
      throw flaw("nests deeper than " + DEEPEST);
    }
    if (parser.isCurrentAlias() || parser.getObjectId() != null) {
      throw flaw("anchors and aliases are not used here");
    }
    int line = line();
    return switch (parser.currentToken()) {
      case START_OBJECT -> mapping(line, depth);
      case START_ARRAY -> list(line, depth);
      case VALUE_TRUE, VALUE_FALSE -> leaf(line, nodes().booleanNode(parser.getBooleanValue()));
      case VALUE_NUMBER_INT -> leaf(line, whole());
      case VALUE_NULL -> leaf(line, nodes().nullNode());
      default -> leaf(line, nodes().textNode(parser.getText()));
    };
  }

  private Node mapping(int line, int depth) throws IOException {
    Map<String, Node> fields = new LinkedHashMap<>();
    ObjectNode json = nodes().objectNode();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      int at = line();
      parser.nextToken();
      Node value = node(depth + 1);
      if (fields.put(name, new Node(at, value.json(), value.fields(), value.items())) != null) {
        throw new StoryFlaw("%s:%d: `%s` is given twice".formatted(file, at, name));
      }
      json.set(name, value.json());
    }
    return new Node(line, json, fields, List.of());
  }

  private Node list(int line, int depth) throws IOException {
    List<Node> items = new ArrayList<>();
    ArrayNode json = nodes().arrayNode();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      Node item = node(depth + 1);
      items.add(item);
      json.add(item.json());
    }
    return new Node(line, json, Map.of(), items);
  }

  private JsonNode whole() throws IOException {
    String text = parser.getText();
    try {
      return nodes().numberNode(Long.parseLong(text));
    } catch (NumberFormatException tooLongOrAnotherNotation) {
      return nodes().textNode(text);
    }
  }

  private static Node leaf(int line, JsonNode json) {
    return new Node(line, json, Map.of(), List.of());
  }

  private static JsonNodeFactory nodes() {
    return JsonNodeFactory.instance;
  }

  private int line() {
    return Math.max(1, parser.currentTokenLocation().getLineNr());
  }

  private StoryFlaw flaw(String why) {
    return new StoryFlaw(file + ":" + line() + ": " + why);
  }

  private static String firstLine(String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }
}
