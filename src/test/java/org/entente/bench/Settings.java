package org.entente.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a run can be told by system property, all of them {@code entente.bench.*}. */
final class Settings {
  private static final String PREFIX = "entente.bench.";

  private Settings() {}

  /** How many datasets there are. */
  static int datasets() {
    return Integer.getInteger(PREFIX + "datasets", 1_000_000);
  }

  /** How many governance classes they are in. */
  static int classes() {
    return Integer.getInteger(PREFIX + "classes", 2_000);
  }

  /** Whether a few classes have most of the datasets, as in life, or all have as many. */
  static SyntheticClasses.Sizes sizes() {
    return SyntheticClasses.Sizes.valueOf(System.getProperty(PREFIX + "sizes", "SKEWED"));
  }

  static long seed() {
    return Long.getLong(PREFIX + "seed", 7L);
  }

  /** Timed rounds of each comparison; what is told is their median. */
  static int rounds() {
    return Integer.getInteger(PREFIX + "rounds", 11);
  }

  /** The real records that text is drawn from. */
  static Path data() {
    String given = System.getProperty(PREFIX + "data");
    List<Path> places =
        given == null
            ? List.of(Path.of("../shared/data"), Path.of("../../shared/data"))
            : List.of(Path.of(given));
    return places.stream()
        .filter(Files::isDirectory)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "no real records in `%s`: say where with -D%sdata=..."
                        .formatted(places, PREFIX)));
  }

  /** Where prepared indexes are kept from run to run. */
  static Path folder() {
    return Path.of(System.getProperty(PREFIX + "folder", "target/bench"));
  }

  /** Whether prepared indexes are built anew: after a change to what documents hold. */
  static boolean fresh() {
    return Boolean.getBoolean(PREFIX + "fresh");
  }
}
