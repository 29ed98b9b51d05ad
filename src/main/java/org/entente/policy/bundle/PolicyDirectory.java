package org.entente.policy.bundle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.policy.PolicyFiles;
import org.entente.policy.PolicySource;

/** The broker's folder of policies, laid out as {@link PolicyFiles} are. */
@ApplicationScoped
public class PolicyDirectory implements PolicySource {
  private static final long MOST_BYTES = 262_144;
  private static final int MOST_FILES = 500;

  private final Path directory;

  @Inject
  public PolicyDirectory(@ConfigProperty(name = "entente.policies-dir") Path directory) {
    this.directory = directory;
  }

  @Override
  public Loaded build(PolicyFiles files) {
    return BundleLoader.build(files);
  }

  @Override
  public Read read() {
    SortedMap<String, String> texts = new TreeMap<>();
    List<String> flaws = new ArrayList<>();
    try {
      add(texts, directory.resolve(PolicyFiles.SCHEMA));
      addAll(texts, directory.resolve("consortium"), ".cedar");
      for (Path partner : list(directory.resolve("partners"))) {
        addAll(texts, partner, ".cedar");
      }
      if (Files.isDirectory(directory.resolve("tests"))) {
        addAll(texts, directory.resolve("tests"), ".yaml");
      }
    } catch (Flaw flaw) {
      flaws.add(flaw.getMessage());
    }
    return flaws.isEmpty() ? new Read.Files(new PolicyFiles(texts)) : new Read.Unreadable(flaws);
  }

  private void addAll(SortedMap<String, String> texts, Path folder, String suffix) {
    for (Path file : list(folder)) {
      if (!file.getFileName().toString().endsWith(suffix)) {
        throw new Flaw(name(file) + ": this folder holds " + suffix + " files only");
      }
      add(texts, file);
    }
  }

  private void add(SortedMap<String, String> texts, Path file) {
    texts.put(name(file), read(file));
  }

  private List<Path> list(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new Flaw("`" + folder.toAbsolutePath().normalize() + "` is not a folder");
    }
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> sorted =
          entries.filter(it -> !it.getFileName().toString().startsWith(".")).sorted().toList();
      if (sorted.size() > MOST_FILES) {
        throw new Flaw(name(folder) + ": a folder has at most " + MOST_FILES + " entries");
      }
      return sorted;
    } catch (IOException e) {
      throw new Flaw(name(folder) + ": cannot be listed");
    }
  }

  private String read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new Flaw(name(file) + ": a file has at most " + MOST_BYTES + " bytes");
      }
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new Flaw(name(file) + ": is not UTF-8");
    } catch (IOException e) {
      throw new Flaw(
          name(file) + ": cannot be read in `" + directory.toAbsolutePath().normalize() + "`");
    }
  }

  private String name(Path file) {
    return directory.relativize(file).toString().replace('\\', '/');
  }
}
