package org.entente.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.entente.catalog.Dataset;
import org.entente.catalog.Organisation;
import org.entente.kernel.DatasetId;
import org.entente.policy.GovernanceClass;

/**
 * As many datasets as one asks for, each a function of the seed and its number alone.
 *
 * <p>Ids grow with the number, so that a place in the catalog can be told from an id without
 * keeping any; otherwise they look as random as real ones.
 */
final class Synthetic {
  /** Raised when the same seed gives other datasets: prepared indexes of before are left alone. */
  static final int VERSION = 1;

  private static final long INDEX_SALT = 0x1D5L;

  private final int count;
  private final long seed;
  private final Corpus corpus;
  private final SyntheticClasses classes;
  private final SyntheticMetadata metadata;

  Synthetic(Path data, int count, int classCount, SyntheticClasses.Sizes sizes, long seed)
      throws IOException {
    this.count = count;
    this.seed = seed;
    this.corpus = Corpus.read(data);
    this.classes = SyntheticClasses.of(classCount, sizes, corpus.organisations(), seed);
    this.metadata = new SyntheticMetadata(corpus);
  }

  /** As the settings say. */
  static Synthetic fromSettings() throws IOException {
    return new Synthetic(
        Settings.data(),
        Settings.datasets(),
        Settings.classes(),
        Settings.sizes(),
        Settings.seed());
  }

  int count() {
    return count;
  }

  Corpus corpus() {
    return corpus;
  }

  SyntheticClasses classes() {
    return classes;
  }

  List<Organisation> organisations() {
    return corpus.organisations();
  }

  /** The name of a folder for what is made of exactly these datasets. */
  String name() {
    return "v%d-%d-datasets-%d-classes-%s-seed-%d"
        .formatted(
            VERSION,
            count,
            classes.all().size(),
            Settings.sizes().name().toLowerCase(java.util.Locale.ROOT),
            seed);
  }

  Dataset dataset(int number) {
    Chance chance = new Chance(seed, number);
    GovernanceClass governed = classes.pick(chance);
    Instant saved = Instant.EPOCH.plusSeconds(1_700_000_000L + number);
    return new Dataset(
        id(number),
        "ds-%08x".formatted(number * 0x9E3779B1),
        metadata.of(chance, governed.owner()),
        governed,
        1,
        saved,
        saved);
  }

  DatasetId id(int number) {
    Chance chance = new Chance(seed ^ INDEX_SALT, number);
    long place = (((long) number) << 32) / count;
    long most = (place << 32) | (chance.bits() & 0xFFFF_0FFFL) | 0x4000L;
    long least = (chance.bits() >>> 2) | 0x8000_0000_0000_0000L;
    return new DatasetId(new UUID(most, least));
  }

  /** The number of the dataset with this id. */
  int number(DatasetId id) {
    long place = id.value().getMostSignificantBits() >>> 32;
    return (int) ((place * count + 0xFFFF_FFFFL) >>> 32);
  }
}
