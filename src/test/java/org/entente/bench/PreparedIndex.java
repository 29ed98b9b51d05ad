package org.entente.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.FSDirectory;
import org.entente.policy.AccessScope;
import org.entente.search.index.Follower;
import org.entente.search.index.IndexFolder;
import org.entente.search.index.ServingIndex;
import org.entente.search.scope.ScopedIndex;

/**
 * An index of synthetic datasets, built by the follower as a broker builds its own and kept for the
 * next run.
 */
final class PreparedIndex implements Closeable {
  static final String FORM = "form";

  private final Path folder;
  private final ServingIndex serving = new ServingIndex();
  private final Follower follower;
  private final SyntheticSource source;

  private PreparedIndex(Synthetic synthetic, Path folder) {
    this.folder = folder;
    this.source = new SyntheticSource(synthetic);
    this.follower =
        new Follower(source, new IndexFolder(folder), serving, () -> FORM, Clock.systemUTC());
  }

  /** The one that is kept, or a new one; the rate of indexing is told if it is new. */
  static PreparedIndex of(Synthetic synthetic) throws IOException {
    return of(synthetic, Settings.folder().resolve(synthetic.name()), Settings.fresh());
  }

  /**
   * @param anew whether what is kept there is deleted first
   */
  static PreparedIndex of(Synthetic synthetic, Path folder, boolean anew) throws IOException {
    if (anew) {
      delete(folder);
    }
    PreparedIndex index = new PreparedIndex(synthetic, folder);
    index.catchUp(synthetic.count());
    return index;
  }

  private void catchUp(int count) throws IOException {
    long cpu = processCpu();
    Spent spent = Spent.NOTHING;
    Stopwatch watch = new Stopwatch();
    watch.start();
    while (follower.round() == Follower.Round.MORE) {
      // the next round goes on
    }
    watch.stop();
    spent = watch.total().minus(source.making());
    if (source.making().wall() == 0) {
      System.out.printf("opened `%s` in %.1f s%n", folder, watch.total().wallMillis() / 1e3);
      return;
    }
    double processSeconds = (processCpu() - cpu) / 1e9;
    Report report = new Report("indexing");
    report.line(
        "%,d datasets indexed in %.1f s: %,.0f datasets/s (%.1f s to make them left aside)",
        count,
        spent.wallMillis() / 1e3,
        count / (spent.wallMillis() / 1e3),
        source.making().wallMillis() / 1e3);
    report.line(
        "processor time: %.1f s of the follower's thread, %.1f s of the whole process, merges and"
            + " collection included; %,.0f MB on disk in %d segments",
        spent.cpuMillis() / 1e3,
        processSeconds - source.making().cpuMillis() / 1e3,
        size(folder) / 1e6,
        segments());
    report.write();
  }

  private int segments() throws IOException {
    try (DirectoryReader raw = raw()) {
      return raw.leaves().size();
    }
  }

  ScopedIndex open(AccessScope scope) throws IOException {
    return serving.open(scope);
  }

  ServingIndex serving() {
    return serving;
  }

  Path folder() {
    return folder;
  }

  /** The folder of the one generation there is. */
  Path generation() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(it -> it.getFileName().toString().startsWith("generation-"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  /** The files as Lucene alone reads them, which nothing in the product does. */
  DirectoryReader raw() throws IOException {
    return DirectoryReader.open(FSDirectory.open(generation()));
  }

  /** How to write to another index in the form of this one, segment by segment. */
  static IndexWriterConfig writing(DirectoryReader like) {
    IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
    LeafReader first = like.leaves().getFirst().reader();
    if (first.getMetaData().sort() != null) {
      config.setIndexSort(first.getMetaData().sort());
    }
    if (first.getFieldInfos().getParentField() != null) {
      config.setParentField(first.getFieldInfos().getParentField());
    }
    return config;
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static long processCpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  @Override
  public void close() throws IOException {
    follower.close();
  }
}
