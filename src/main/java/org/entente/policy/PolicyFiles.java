package org.entente.policy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a bundle is written as: texts by their path below {@code policies/}.
 *
 * <p>{@code schema.cedarschema}, {@code consortium/<name>.cedar}, {@code partners/<last segment of
 * the owner's ROR id>/<name>.cedar}, and {@code tests/<name>.yaml}, which decide nothing but are
 * kept with the rules they test.
 *
 * @param texts by path, in the order of paths
 */
public record PolicyFiles(SortedMap<String, String> texts) {
  public static final String SCHEMA = "schema.cedarschema";

  private static final Pattern RULES =
      Pattern.compile("(consortium|partners/[^/]{1,64})/[a-z0-9][a-z0-9-]{0,63}\\.cedar");
  private static final Pattern TESTS = Pattern.compile("tests/[a-z0-9][a-z0-9-]{0,63}\\.yaml");

  public PolicyFiles {
    texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  public PolicyFiles(Map<String, String> texts) {
    this(new TreeMap<>(texts));
  }

  /** Whether a bundle can hold a file by this name. */
  public static boolean isPath(String path) {
    return path.equals(SCHEMA) || isRules(path) || isTests(path);
  }

  public static boolean isRules(String path) {
    return RULES.matcher(path).matches();
  }

  public static boolean isTests(String path) {
    return TESTS.matcher(path).matches();
  }

  public Optional<String> text(String path) {
    return Optional.ofNullable(texts.get(path));
  }

  /** The same with one file written anew; an empty text takes it away. */
  public PolicyFiles with(String path, String text) {
    SortedMap<String, String> changed = new TreeMap<>(texts);
    if (text.isEmpty()) {
      changed.remove(path);
    } else {
      changed.put(path, text);
    }
    return new PolicyFiles(changed);
  }

  /**
   * Hex SHA-256 over paths and texts, layout and comments included: which texts these are, where a
   * bundle's hash says which rules.
   */
  public String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      texts.forEach(
          (path, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            // No path holds a line break and each text has its length before it: one reading only.
            digest.update((path + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
