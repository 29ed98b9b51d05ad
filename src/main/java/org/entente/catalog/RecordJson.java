package org.entente.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Reads JSON the way records are read everywhere: exact numbers, no member twice (RFC 8259 section
 * 4 leaves open which would count), nothing behind the end, bounded depth.
 */
public final class RecordJson {
  /** The most bytes one record may have. */
  public static final int MOST_BYTES = 1 << 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(64).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private RecordJson() {}

  /** The mapper, for formats whose records are part of a larger document. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /**
   * @throws NotARecord if the bytes are no JSON object, saying where
   */
  public static ObjectNode parse(byte[] bytes) throws NotARecord {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node instanceof ObjectNode object) {
        return object;
      }
      throw new NotARecord("a record is one JSON object");
    } catch (JsonProcessingException malformed) {
      throw new NotARecord(complaint(malformed));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** What is wrong and where, without the parser's own names. */
  public static String complaint(JsonProcessingException malformed) {
    String what = malformed.getOriginalMessage();
    String clear =
        what.startsWith("Duplicate field") ? "a member is named twice" : "not valid JSON";
    return malformed.getLocation() == null
        ? clear
        : "%s at line %d, column %d"
            .formatted(
                clear, malformed.getLocation().getLineNr(), malformed.getLocation().getColumnNr());
  }

  /** The bytes are no record; the message says why and may be shown. */
  public static final class NotARecord extends Exception {
    private static final long serialVersionUID = 1L;

    NotARecord(String message) {
      super(message);
    }
  }
}
