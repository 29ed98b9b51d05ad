package org.entente.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of files, computed once for each content that stands on disk (told apart by size and
 * time of change), so that a file that differs from its record is never served as it.
 */
@ApplicationScoped
class FileSums {
  private static final int BUFFER = 256 * 1024;

  private record Content(Path file, Object key, long size, FileTime changed) {}

  private final Cache<Content, String> known = Caffeine.newBuilder().maximumSize(10_000).build();

  /** Lower-case hex. */
  String sha256(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    Content content =
        new Content(
            file,
            String.valueOf(attributes.fileKey()),
            attributes.size(),
            attributes.lastModifiedTime());
    String sum = known.getIfPresent(content);
    if (sum == null) {
      sum = compute(file);
      known.put(content, sum);
    }
    return sum;
  }

  private static String compute(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
        byte[] buffer = new byte[BUFFER];
        while (bytes.read(buffer) >= 0) {
          // The digest reads along.
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
