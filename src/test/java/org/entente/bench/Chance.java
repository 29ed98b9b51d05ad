package org.entente.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Draws of one dataset, from its number and the seed alone. */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed, long number) {
    this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  boolean percent(int chance) {
    return random.nextInt(100) < chance;
  }

  double fraction() {
    return random.nextDouble();
  }

  long bits() {
    return random.nextLong();
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  /** Early ones often, late ones seldom: the n-th about 1/n as often as the first. */
  <T> T zipf(List<T> from) {
    return from.get(rank(from.size()));
  }

  /** A number below the bound by Zipf's law. */
  int rank(int bound) {
    return (int) Math.min(bound - 1, Math.pow(bound + 1d, random.nextDouble()) - 1);
  }

  /** A number by its share: {@code upTo} holds running sums that end at 1. */
  int byShare(double[] upTo) {
    int found = Arrays.binarySearch(upTo, random.nextDouble());
    return Math.min(upTo.length - 1, found < 0 ? -found - 1 : found);
  }
}
