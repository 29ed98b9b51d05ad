package org.entente.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Random bytes that a node makes once and keeps in its state folder, readable by its own account
 * only (mode 0600).
 *
 * <p>Nodes that serve the same clients share the file, else what one sealed the other cannot open.
 */
public final class SecretFile {
  private final byte[] bytes;

  private SecretFile(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads the file, or makes it if there is none.
   *
   * @throws IllegalStateException if it exists with another length, hence is not ours or was cut
   */
  public static SecretFile in(Path folder, String name, int length, SecureRandom random) {
    Path file = folder.resolve(name);
    try {
      Files.createDirectories(folder);
      if (!Files.exists(file)) {
        create(file, length, random);
      }
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length != length) {
        throw new IllegalStateException(
            "`" + file + "` is damaged: it must hold " + length + " bytes; delete it to renew it");
      }
      return new SecretFile(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or make the secret `" + file + "`", e);
    }
  }

  /** A part of the bytes as a key, so that two uses never share one. */
  public SecretKey key(String algorithm, int offset, int length) {
    return new SecretKeySpec(bytes, offset, length, algorithm);
  }

  public byte[] bytes() {
    return Arrays.copyOf(bytes, bytes.length);
  }

  /**
   * Written beside and moved, so that a crash leaves no half a key; the first node to move wins.
   */
  private static void create(Path file, int length, SecureRandom random) throws IOException {
    byte[] fresh = new byte[length];
    random.nextBytes(fresh);
    Path draft =
        Files.createTempFile(
            file.getParent(),
            file.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.write(draft, fresh, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.createLink(file, draft);
    } catch (FileAlreadyExistsException madeByAnother) {
      return;
    } finally {
      Files.delete(draft);
    }
  }
}
