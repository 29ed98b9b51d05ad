package org.entente.testing;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Where chance starts from in a test: from the seeds that are usual for it, so that a test does the
 * same whenever it runs. {@code -Dentente.test.seed=fresh} has all tests of a run start from one
 * seed that is new, and told; {@code -Dentente.test.seed=} and a number, from that number.
 *
 * <p>What a test claims holds for every seed. That something came up at all is demanded of the
 * usual seeds only: another may be without it.
 */
public final class Seeds {
  private static final String PROPERTY = "entente.test.seed";
  private static final String FRESH = "fresh";

  private Seeds() {}

  /**
   * The usual ones, or the one that is asked for instead.
   *
   * @throws IllegalArgumentException if what is asked for is no seed
   */
  public static List<Long> of(Long... usual) {
    return wanted().map(List::of).orElseGet(() -> List.of(usual));
  }

  /** As {@link #of} of a single one. */
  public static long one(long usual) {
    return wanted().orElse(usual);
  }

  /** For a run so long that it meets everything: a new one, unless one is asked for. */
  public static long fresh() {
    return wanted().orElseGet(Seeds::draw);
  }

  private static Optional<Long> wanted() {
    String asked = System.getProperty(PROPERTY);
    if (asked == null) {
      return Optional.empty();
    }
    long seed = asked.equals(FRESH) ? draw() : read(asked);
    // From now on the seed of the run, also where Quarkus loads this class once more.
    System.setProperty(PROPERTY, Long.toString(seed));
    return Optional.of(seed);
  }

  private static long draw() {
    long seed = new Random().nextLong();
    System.out.println("A fresh seed; the same again: -D" + PROPERTY + "=" + seed);
    return seed;
  }

  private static long read(String asked) {
    try {
      return Long.parseLong(asked);
    } catch (NumberFormatException notOne) {
      throw new IllegalArgumentException(
          "-D%s=%s is no seed: say `%s` or a whole number of 64 bits."
              .formatted(PROPERTY, asked, FRESH),
          notOne);
    }
  }
}
