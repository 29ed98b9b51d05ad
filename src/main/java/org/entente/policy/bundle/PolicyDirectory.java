package org.entente.policy.bundle;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.kernel.RorId;
import org.entente.policy.PolicySource;

/**
 * A bundle as a directory: {@code schema.cedarschema}, {@code consortium/*.cedar} and {@code
 * partners/<last segment of the owner's ROR id>/*.cedar}.
 *
 * <p>Reads everything before it judges, and reports every flaw, not only the first.
 */
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
  public Loaded load() {
    BundleBuilder builder;
    try {
      builder = new BundleBuilder(read(directory.resolve("schema.cedarschema")));
    } catch (Flaw flaw) {
      return new Loaded.Invalid(List.of(flaw.getMessage()));
    }
    List<String> flaws = new ArrayList<>();
    try {
      add(builder, directory.resolve("consortium"), Optional.empty());
      for (Path partner : list(directory.resolve("partners"))) {
        add(builder, partner, Optional.of(owner(partner)));
      }
    } catch (Flaw flaw) {
      flaws.add(flaw.getMessage());
    }
    return builder.build(flaws);
  }

  private void add(BundleBuilder builder, Path folder, Optional<RorId> owner) {
    for (Path file : list(folder)) {
      if (!file.getFileName().toString().endsWith(".cedar")) {
        throw new Flaw(name(file) + ": a folder of policies holds .cedar files only");
      }
      builder.add(name(file), owner, read(file));
    }
  }

  private RorId owner(Path partner) {
    String segment = partner.getFileName().toString();
    return RorId.parse("https://ror.org/" + segment)
        .orElseThrow(
            () ->
                new Flaw(
                    name(partner)
                        + ": a partner's folder is named by the last part of its ROR id, e.g."
                        + " 01qz5mb56"));
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
    return directory.relativize(file).toString();
  }
}
