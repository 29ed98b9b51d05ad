package org.entente.grant.jose;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The node's P-256 keys, one JWK file each in {@code keys/}, readable by its own account only.
 *
 * <p>The last file in the order of names signs, all of them verify and are published: a key is
 * rotated by adding a file whose name sorts later, and retired by removing the old one once its
 * tokens have expired.
 */
final class SigningKeys {
  private final List<ECKey> keys;

  private SigningKeys(List<ECKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Reads the keys, or makes the first.
   *
   * @throws IllegalStateException if a file there is not a P-256 private key
   */
  static SigningKeys in(Path folder, SecureRandom random) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      List<ECKey> found = read(folder);
      if (found.isEmpty()) {
        write(folder.resolve("0001.jwk"), random);
        found = read(folder);
      }
      return new SigningKeys(found);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or make the signing keys in `" + folder + "`", e);
    }
  }

  ECKey signing() {
    return keys.getLast();
  }

  JWKSet published() {
    return new JWKSet(keys.stream().map(key -> (JWK) key.toPublicJWK()).toList());
  }

  private static List<ECKey> read(Path folder) throws IOException {
    List<ECKey> keys = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".jwk")).sorted().toList()) {
        keys.add(parse(file));
      }
    }
    return keys;
  }

  private static ECKey parse(Path file) throws IOException {
    try {
      ECKey key = ECKey.parse(Files.readString(file));
      if (!key.isPrivate() || !key.getCurve().equals(Curve.P_256) || key.getKeyID() == null) {
        throw new IllegalStateException("`" + file + "` is no P-256 private key with a `kid`");
      }
      return key;
    } catch (ParseException e) {
      throw new IllegalStateException("`" + file + "` is damaged: it is no JWK", e);
    }
  }

  /** Written beside and linked, so that a crash leaves no half a key; the first node wins. */
  private static void write(Path file, SecureRandom random) throws IOException {
    Path draft =
        Files.createTempFile(
            file.getParent(),
            "key",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      ECKey key =
          new ECKeyGenerator(Curve.P_256)
              .keyUse(KeyUse.SIGNATURE)
              .keyIDFromThumbprint(true)
              .secureRandom(random)
              .generate();
      Files.writeString(
          draft, key.toJSONString(), StandardOpenOption.WRITE, StandardOpenOption.SYNC);
      Files.createLink(file, draft);
    } catch (java.nio.file.FileAlreadyExistsException madeByAnother) {
      return;
    } catch (JOSEException e) {
      throw new IllegalStateException("the JDK cannot make P-256 keys", e);
    } finally {
      Files.delete(draft);
    }
  }
}
