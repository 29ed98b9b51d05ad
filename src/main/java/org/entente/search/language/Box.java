package org.entente.search.language;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A part of the earth in degrees WGS 84. West above east means across the antimeridian.
 *
 * <p>Boxes that only touch overlap: a point is a box without size.
 */
public record Box(double west, double south, double east, double north) {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,3}(\\.[0-9]{0,15})?");
  private static final Pattern COMMA = Pattern.compile(",");

  /** {@code west,south,east,north}; empty for anything else. */
  static Optional<Box> parse(String text) {
    String[] parts = COMMA.split(text.replace('−', '-'), -1);
    if (parts.length != 4) {
      return Optional.empty();
    }
    double[] degrees = new double[4];
    for (int i = 0; i < degrees.length; i++) {
      String part = parts[i].strip();
      if (!NUMBER.matcher(part).matches()) {
        return Optional.empty();
      }
      degrees[i] = Double.parseDouble(part);
    }
    Box box = new Box(degrees[0], degrees[1], degrees[2], degrees[3]);
    return box.isOnEarth() ? Optional.of(box) : Optional.empty();
  }

  private boolean isOnEarth() {
    return Math.abs(west) <= 180
        && Math.abs(east) <= 180
        && Math.abs(south) <= 90
        && Math.abs(north) <= 90
        && south <= north;
  }

  public boolean overlaps(Box other) {
    return south <= other.north && other.south <= north && overlapsAlongTheEquator(other);
  }

  /** A box across the antimeridian is what lies east of its west and what lies west of its east. */
  private boolean overlapsAlongTheEquator(Box other) {
    boolean crosses = west > east;
    boolean otherCrosses = other.west > other.east;
    if (crosses && otherCrosses) {
      return true;
    }
    if (crosses || otherCrosses) {
      return west <= other.east || other.west <= east;
    }
    return west <= other.east && other.west <= east
        || touchesAtTheAntimeridian(other)
        || other.touchesAtTheAntimeridian(this);
  }

  private boolean touchesAtTheAntimeridian(Box other) {
    return east == 180 && other.west == -180;
  }
}
