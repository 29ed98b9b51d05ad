package org.entente.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.catalog.FileStore;
import org.entente.catalog.Metadata;

/**
 * The local folder whose files this gateway serves.
 *
 * <p>INVARIANT (inside): no path leaves the folder, by {@code ..} or by a symbolic link. The
 * location comes from a curator's record, the name in the address from anyone; only the record's
 * location ever reaches the disk.
 */
@ApplicationScoped
class DataFolder implements FileStore {
  private static final String SCHEME = "file:";

  private final Path folder;

  DataFolder(@ConfigProperty(name = "entente.files-dir") String folder) {
    this.folder = Path.of(folder).toAbsolutePath().normalize();
  }

  /** The regular file of the distribution; empty if there is none within the folder. */
  Optional<Path> find(Metadata.Distribution distribution) {
    return distribution
        .location()
        .filter(location -> location.startsWith(SCHEME))
        .flatMap(location -> inside(location.substring(SCHEME.length())));
  }

  @Override
  public boolean isAvailable(Metadata.Distribution distribution) {
    return find(distribution).isPresent();
  }

  private Optional<Path> inside(String relative) {
    try {
      Path named = Path.of(relative);
      if (relative.isEmpty() || named.isAbsolute()) {
        return Optional.empty();
      }
      Path file = folder.resolve(named).normalize();
      if (!file.startsWith(folder) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      Path real = file.toRealPath();
      return real.startsWith(folder.toRealPath()) ? Optional.of(real) : Optional.empty();
    } catch (InvalidPathException | IOException notThere) {
      return Optional.empty();
    }
  }
}
