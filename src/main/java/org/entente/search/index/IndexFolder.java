package org.entente.search.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.store.LockObtainFailedException;
import org.jboss.logging.Logger;

/**
 * The folder below the node's state that holds the generations, each in a folder of its own: the
 * one that serves, and for a while the one that is being built.
 */
public final class IndexFolder {
  private static final Logger LOG = Logger.getLogger(IndexFolder.class);
  private static final Pattern NAME = Pattern.compile("generation-[0-9]{6}");

  private final Path root;

  public IndexFolder(Path root) {
    this.root = root;
  }

  /**
   * The newest generation that is complete, intact and of today's format.
   *
   * @throws LockObtainFailedException if another process writes to it
   */
  Optional<Generation> newest() throws IOException {
    for (Path folder : generations().reversed()) {
      Optional<Generation> opened = opened(folder);
      if (opened.isPresent()) {
        return opened;
      }
    }
    return Optional.empty();
  }

  private static Optional<Generation> opened(Path folder) throws IOException {
    try {
      Generation generation = Generation.open(folder);
      if (generation.committed().isPresent()) {
        return Optional.of(generation);
      }
      generation.close();
      LOG.infof("the index in `%s` has another format", folder);
    } catch (LockObtainFailedException taken) {
      throw taken;
    } catch (IOException | RuntimeException damaged) {
      LOG.warnf("the index in `%s` cannot be used: %s", folder, damaged.getMessage());
    }
    return Optional.empty();
  }

  /** A new, empty generation beside those that are there. */
  Generation fresh() throws IOException {
    Files.createDirectories(root);
    int next = generations().stream().mapToInt(folder -> number(folder) + 1).max().orElse(1);
    return Generation.create(root.resolve("generation-%06d".formatted(next)));
  }

  /** Deletes every generation but this one. */
  void keepOnly(Generation kept) throws IOException {
    for (Path folder : generations()) {
      if (!folder.equals(kept.folder())) {
        delete(folder);
      }
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (UncheckedIOException changedMeanwhile) {
      throw changedMeanwhile.getCause();
    }
  }

  private List<Path> generations() throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(entry -> NAME.matcher(entry.getFileName().toString()).matches())
          .sorted(Comparator.comparingInt(IndexFolder::number))
          .toList();
    }
  }

  private static int number(Path folder) {
    String name = folder.getFileName().toString();
    return Integer.parseInt(name.substring(name.indexOf('-') + 1));
  }
}
