package org.entente.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Our own style sheets and scripts. Browsers keep them, so their address carries a stamp of their
 * bytes: a new release is fetched anew.
 */
@ApplicationScoped
class Assets {
  private static final String FOLDER = "/META-INF/resources/assets/";
  private static final List<String> FILES =
      List.of(
          "entente.css",
          "entente.js",
          "explorer.css",
          "impact.css",
          "policies.css",
          "policies.js",
          "search.css",
          "search.js");

  private final String stamp = stampOf(FILES);

  String stamp() {
    return stamp;
  }

  private static String stampOf(List<String> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String file : files) {
        try (InputStream bytes = Assets.class.getResourceAsStream(FOLDER + file)) {
          if (bytes == null) {
            throw new IllegalStateException("`" + FOLDER + file + "` is not packaged");
          }
          digest.update(bytes.readAllBytes());
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 5);
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new IllegalStateException("the style sheet and the script cannot be read", e);
    }
  }
}
