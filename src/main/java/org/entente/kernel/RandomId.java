package org.entente.kernel;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids that tell neither counts nor times (UUIDv4, RFC 9562 section 5.4). */
public final class RandomId {
  private RandomId() {}

  /** 122 random bits from the source, beside version and variant. */
  public static UUID from(RandomGenerator random) {
    long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
