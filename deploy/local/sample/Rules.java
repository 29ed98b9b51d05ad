import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What {@code rules.json} lays down: owners, governance profiles and challenge areas by words. */
final class Rules {
  private static final int MOST_AREAS = 3;

  private final JsonNode rules;
  private final Map<String, Pattern> words = new HashMap<>();

  Rules(JsonNode rules) {
    this.rules = rules;
  }

  List<String> texts(String name) {
    return texts(rules.get(name));
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** The ROR id. */
  String owner(String name) {
    return rules.get("owners").required(name).asText();
  }

  /** Empty where there is none. */
  String japaneseName(String ror) {
    return rules.get("japaneseNames").path(ror).asText();
  }

  ObjectNode profile(String name) {
    return rules.get("profiles").required(name).deepCopy();
  }

  Optional<JsonNode> story(String identifier) {
    return StreamSupport.stream(rules.get("stories").spliterator(), false)
        .filter(story -> story.get("identifier").asText().equals(identifier))
        .findFirst();
  }

  /**
   * Who is named in title, keywords or publisher owns it; else one of those who work on its topic,
   * drawn by the hash of its identifier.
   */
  String ownerFor(String identifier, String about) {
    for (JsonNode named : rules.get("named")) {
      if (texts(named.get("words")).stream().anyMatch(about::contains)) {
        return named.get("owner").asText();
      }
    }
    String head = head(about);
    for (JsonNode topic : rules.get("topics")) {
      if (texts(topic.get("words")).stream().anyMatch(word -> holds(head, word))) {
        return draw("owner", identifier, texts(topic.get("owners")));
      }
    }
    return draw("owner", identifier, texts("otherwise"));
  }

  /**
   * Of a thousand datasets of an owner so many get each profile of its mix, if its subject fits;
   * the rest is open.
   */
  String profileFor(String identifier, String owner, String about) {
    for (JsonNode mix : rules.get("mixes")) {
      if (texts(mix.get("owners")).contains(owner)) {
        int drawn = hash("profile", identifier, 1_000);
        for (Map.Entry<String, JsonNode> share : mix.get("perMille").properties()) {
          drawn -= share.getValue().asInt();
          if (drawn < 0) {
            return fits(share.getKey(), about) ? share.getKey() : "open";
          }
        }
      }
    }
    return "open";
  }

  /** Whether a profile suits what the record is about; one without words suits all. */
  boolean fits(String profile, String about) {
    JsonNode suitable = rules.get("fits").path(profile);
    return suitable.isMissingNode()
        || texts(suitable).stream().anyMatch(word -> holds(about, word));
  }

  /**
   * An area counts where one of its words is in title or keywords, or two are in the beginning of
   * the description; the three with most words are taken, in the programme's order.
   */
  List<String> areas(String about) {
    String head = head(about);
    Map<String, Integer> met = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> area : rules.get("areas").properties()) {
      int count = 0;
      for (String word : texts(area.getValue())) {
        count += holds(head, word) ? 2 : holds(about, word) ? 1 : 0;
      }
      if (count >= 2) {
        met.put(area.getKey(), count);
      }
    }
    List<String> most =
        met.entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
            .limit(MOST_AREAS)
            .map(Map.Entry::getKey)
            .toList();
    return met.keySet().stream().filter(most::contains).toList();
  }

  List<String> techniques(String about) {
    String head = head(about);
    return texts("techniques").stream().filter(technique -> holds(head, technique)).toList();
  }

  private static String head(String about) {
    return about.substring(0, about.indexOf('\n'));
  }

  private boolean holds(String text, String word) {
    return words
        .computeIfAbsent(word, each -> Pattern.compile("\\b" + Pattern.quote(each) + "\\b"))
        .matcher(text)
        .find();
  }

  private String draw(String what, String identifier, List<String> from) {
    return from.get(hash(what, identifier, from.size()));
  }

  private int hash(String what, String identifier, int below) {
    String text = rules.get("seed").asText() + "\n" + what + "\n" + identifier;
    int drawn = ByteBuffer.wrap(Text.sha256(text.getBytes(StandardCharsets.UTF_8))).getInt();
    return Integer.remainderUnsigned(drawn, below);
  }
}
