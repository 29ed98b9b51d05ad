package org.entente.http;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.kernel.Problem;
import org.entente.kernel.ProblemType;

/**
 * Turns a position in a listing into an opaque cursor and back.
 *
 * <p>A cursor is encrypted and authenticated (AES-256-GCM, the key in the node's state folder), and
 * bound to a context (actor, bundle, query): one taken from elsewhere does not open.
 *
 * <p>The nonce is the first 12 bytes of an HMAC over context and position (as in a synthetic-IV
 * scheme, RFC 8452 section 1) rather than random, so that the same answer has the same bytes; equal
 * nonces then only meet equal plaintexts.
 */
@ApplicationScoped
public class SealedCursor {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int MAX_LENGTH = 4_096;

  private final SecretKey encryption;
  private final SecretKey nonces;

  SealedCursor(
      @ConfigProperty(name = "entente.state-dir") String stateFolder, SecureRandom random) {
    SecretFile secret = SecretFile.in(Path.of(stateFolder), "cursor.key", 64, random);
    this.encryption = secret.key("AES", 0, 32);
    this.nonces = secret.key("HmacSHA256", 32, 32);
  }

  /**
   * @param context what the cursor is bound to; the same text is needed to open it
   */
  public String seal(String position, String context) {
    try {
      byte[] plain = position.getBytes(StandardCharsets.UTF_8);
      byte[] bound = context.getBytes(StandardCharsets.UTF_8);
      byte[] nonce = nonce(plain, bound);
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, encryption, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(bound);
      byte[] sealed = cipher.doFinal(plain);
      byte[] all = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a cursor cannot be sealed", e);
    }
  }

  /**
   * @throws org.entente.kernel.Problem of type STALE_CURSOR if it was forged, altered or sealed for
   *     another context
   */
  public String open(String cursor, String context) {
    if (cursor == null || cursor.length() > MAX_LENGTH) {
      throw stale();
    }
    try {
      byte[] all = Base64.getUrlDecoder().decode(cursor);
      if (all.length < NONCE_BYTES + TAG_BITS / 8) {
        throw stale();
      }
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(
          Cipher.DECRYPT_MODE, encryption, new GCMParameterSpec(TAG_BITS, all, 0, NONCE_BYTES));
      cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
      return new String(
          cipher.doFinal(all, NONCE_BYTES, all.length - NONCE_BYTES), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException notOurs) {
      throw stale();
    }
  }

  private byte[] nonce(byte[] plain, byte[] bound) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(nonces);
    mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bound.length).array());
    mac.update(bound);
    return Arrays.copyOf(mac.doFinal(plain), NONCE_BYTES);
  }

  private static Problem stale() {
    return new Problem(
        ProblemType.STALE_CURSOR,
        "This cursor does not belong to this listing as it is now; start again without a cursor.");
  }
}
