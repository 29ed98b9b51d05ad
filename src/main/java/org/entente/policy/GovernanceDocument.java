package org.entente.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.StreamSupport;
import org.entente.kernel.RorId;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * A governance as one canonical JSON document (RFC 8785): every set is sorted, so equal governances
 * have equal bytes, hence one class id on every node.
 *
 * <p>It has a mapper of its own: how the broker writes JSON elsewhere may change, this may not.
 */
public final class GovernanceDocument {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new Jdk8Module())
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private GovernanceDocument() {}

  /** Canonical JSON of the governance alone. */
  public static String write(Governance governance) {
    return canonical(tree(governance));
  }

  /**
   * @throws IllegalArgumentException if the text is not such a document
   */
  public static Governance read(String text) {
    try {
      return JSON.readValue(text, Governance.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a governance document", e);
    }
  }

  /** Hex SHA-256 of owner and governance. */
  static String hash(RorId owner, Governance governance) {
    ObjectNode both = JSON.createObjectNode().put("owner", owner.value());
    both.set("governance", tree(governance));
    try {
      byte[] bytes = canonical(both).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static JsonNode tree(Governance governance) {
    JsonNode tree = JSON.valueToTree(governance);
    sortArrays(tree);
    return tree;
  }

  private static void sortArrays(JsonNode node) {
    for (JsonNode child : node) {
      sortArrays(child);
    }
    if (node instanceof ArrayNode array) {
      var sorted =
          StreamSupport.stream(array.spliterator(), false)
              .sorted(Comparator.comparing(JsonNode::asText))
              .toList();
      array.removeAll().addAll(sorted);
    }
  }

  private static String canonical(JsonNode tree) {
    try {
      return new JsonCanonicalizer(tree.toString()).getEncodedString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
