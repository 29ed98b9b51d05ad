package org.entente.policy.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The name of a bundle: SHA-256 over the canonical JSON (RFC 8785) of the schema's text and of the
 * bounded policies in Cedar's JSON form, so that layout, comments and the names of files do not
 * count and everything that decides does.
 */
final class BundleHash {
  private static final ObjectMapper JSON = new ObjectMapper();

  private BundleHash() {}

  static String of(String schema, Map<String, String> policies) {
    try {
      ObjectNode content = JSON.createObjectNode().put("schema", schema);
      ObjectNode byId = content.putObject("policies");
      for (Map.Entry<String, String> policy : policies.entrySet()) {
        byId.set(policy.getKey(), JSON.readTree(policy.getValue()));
      }
      byte[] canonical = new JsonCanonicalizer(content.toString()).getEncodedUTF8();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a policy's JSON form cannot be read", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
