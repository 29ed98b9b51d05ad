package org.entente.policy.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;

/** What callers send about drafts, bounded before it is read. */
@ApplicationScoped
class DraftBodies {
  private static final int MOST_BYTES = 8 * 1024 * 1024;

  private final ObjectMapper json;

  @Inject
  DraftBodies(ObjectMapper json) {
    this.json = json;
  }

  /**
   * @param files the whole bundle, texts by path; left out to start from what is in force
   */
  record Begin(String title, String note, Map<String, String> files) {}

  /** The whole bundle, texts by path. */
  record Files(Map<String, String> files) {}

  /** The version of the draft that the caller has read. */
  record Read(Long version) {}

  /**
   * @param keep {@code draft} or {@code in-force}: which text of a file that both changed
   */
  record BringUpToDate(Long version, String keep) {}

  record Note(String note) {}

  <T> T read(InputStream body, Class<T> type) throws IOException {
    byte[] bytes = bytes(body);
    T read = json.readValue(bytes.length == 0 ? new byte[] {'{', '}'} : bytes, type);
    if (read == null) {
      throw new Problem(ProblemType.MALFORMED, "Send a JSON object.");
    }
    return read;
  }

  String text(InputStream body) throws IOException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes(body))).toString();
    } catch (CharacterCodingException notText) {
      throw new Problem(ProblemType.MALFORMED, "The body is not UTF-8.");
    }
  }

  private static byte[] bytes(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Problem(ProblemType.TOO_LARGE, "A body has at most " + MOST_BYTES + " bytes.");
    }
    return bytes;
  }

  static OptionalLong version(Long given) {
    return given == null ? OptionalLong.empty() : OptionalLong.of(given);
  }

  /** The version in {@code If-Match}, which stands in quotation marks (RFC 9110 section 13.1.1). */
  static long matched(String ifMatch) {
    if (ifMatch == null || !ifMatch.matches("\"?[0-9]{1,18}\"?")) {
      throw new Problem(
          ProblemType.INVALID,
          "Send the version of the draft that you have read as `If-Match: \"<version>\"`, so that"
              + " nobody's change is written over.",
          Map.of("field", "If-Match"));
    }
    return Long.parseLong(ifMatch.replace("\"", ""));
  }
}
