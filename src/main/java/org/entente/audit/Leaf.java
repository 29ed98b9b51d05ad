package org.entente.audit;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.kernel.ActorRef;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * An entry as canonical JSON (RFC 8785), the exact bytes that are stored and will be hashed.
 *
 * <p>The index is not part of it: an entry exists, and is acknowledged, before it has one. The
 * random id makes every leaf unique, so a hash tells nothing about a guessable entry.
 */
final class Leaf {
  /** Longer texts are cut, so that no caller can fill the trail with one field. */
  static final int MAX_TEXT = 8_192;

  private static final long EXACT = 1L << 53;
  private static final TypeReference<Map<String, Object>> DETAILS = new TypeReference<>() {};
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ObjectMapper json;

  Leaf(ObjectMapper json) {
    this.json = json;
  }

  /** The event with every text in a form that a column and the leaf can both keep. */
  static AuditEvent clean(AuditEvent event) {
    return new AuditEvent(
        event.type(),
        new ActorRef(clean(event.actor().id()), clean(event.actor().name())),
        clean(event.subject()),
        event.outcome(),
        event.bundle().map(Leaf::clean),
        event.details());
  }

  byte[] write(UUID id, Instant time, AuditEvent event) {
    ObjectNode entry = NODES.objectNode();
    entry.put("id", id.toString());
    entry.put("time", time.toString());
    entry.put("type", event.type());
    entry.put("actor", event.actor().name());
    entry.put("actorId", event.actor().id());
    entry.put("subject", event.subject());
    entry.put("outcome", event.outcome().word());
    event.bundle().ifPresent(bundle -> entry.put("bundle", bundle));
    entry.set("details", exact(json.valueToTree(event.details())));
    try {
      return new JsonCanonicalizer(entry.toString()).getEncodedUTF8();
    } catch (IOException e) {
      throw new UncheckedIOException("an audit entry cannot be written as canonical JSON", e);
    }
  }

  AuditEntry read(long index, byte[] leaf) {
    try {
      JsonNode entry = json.readTree(leaf);
      return new AuditEntry(
          Optional.of(index),
          Instant.parse(entry.get("time").asText()),
          entry.get("type").asText(),
          entry.get("actor").asText(),
          entry.get("actorId").asText(),
          entry.get("subject").asText(),
          outcome(entry.get("outcome").asText()),
          Optional.ofNullable(entry.get("bundle")).map(JsonNode::asText),
          json.convertValue(entry.get("details"), DETAILS));
    } catch (IOException e) {
      throw new UncheckedIOException("audit entry " + index + " is not JSON", e);
    }
  }

  private static Outcome outcome(String word) {
    return Outcome.parse(word)
        .orElseThrow(() -> new IllegalStateException("unknown outcome `" + word + "`"));
  }

  /**
   * RFC 8785 section 3.2.2.3 writes numbers as IEEE 754 doubles: a whole number beyond 2^53 would
   * be changed silently, so it is kept as text.
   */
  private static JsonNode exact(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = NODES.objectNode();
        object.properties().forEach(each -> copy.set(clean(each.getKey()), exact(each.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = NODES.arrayNode();
        array.forEach(each -> copy.add(exact(each)));
        yield copy;
      }
      case JsonNode text when text.isTextual() -> NODES.textNode(clean(text.textValue()));
      case JsonNode number when number.isIntegralNumber() && !isExact(number) ->
          NODES.textNode(number.asText());
      case JsonNode other -> other;
    };
  }

  private static boolean isExact(JsonNode number) {
    return number.canConvertToLong() && Math.abs(number.longValue()) <= EXACT;
  }

  /**
   * Text as PostgreSQL and UTF-8 can keep it: no NUL, no lone surrogate, of bounded length. Control
   * characters stay; they are escaped wherever an entry is written.
   */
  private static String clean(String text) {
    String whole =
        new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
            .replace('\0', '\uFFFD');
    if (whole.length() <= MAX_TEXT) {
      return whole;
    }
    int end = Character.isHighSurrogate(whole.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
    return whole.substring(0, end) + "… (" + whole.length() + " characters)";
  }
}
