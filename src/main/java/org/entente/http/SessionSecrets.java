package org.entente.http;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The secrets that seal session cookies and the state of a sign-in under way, as configuration.
 *
 * <p>They live in the node's state folder, so sessions outlive a restart and nodes that share the
 * folder share sessions. The file is made when one of them is first read, which only a running
 * broker does.
 */
public final class SessionSecrets implements ConfigSourceFactory {
  private static final String STATE_FOLDER = "entente.state-dir";
  private static final int BYTES = 64;

  private static final String SESSION = "entente.session.cookie-secret";
  private static final String SIGN_IN = "entente.session.state-secret";

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    ConfigValue folder = context.getValue(STATE_FOLDER);
    return folder == null || folder.getValue() == null
        ? List.of()
        : List.of(new Kept(Path.of(folder.getValue())));
  }

  /** Below the environment, so that a secret from elsewhere takes its place. */
  @Override
  public OptionalInt getPriority() {
    return OptionalInt.of(200);
  }

  private static final class Kept implements ConfigSource {
    private final Path folder;

    Kept(Path folder) {
      this.folder = folder;
    }

    @Override
    public String getName() {
      return "session secrets of the node's state folder";
    }

    @Override
    public int getOrdinal() {
      return 200;
    }

    /** None: whoever lists configuration does not come by secrets. */
    @Override
    public Set<String> getPropertyNames() {
      return Set.of();
    }

    @Override
    public String getValue(String name) {
      return switch (name) {
        case SESSION -> secret(0);
        case SIGN_IN -> secret(BYTES / 2);
        default -> null;
      };
    }

    /** Half of the file each, in hex. */
    private String secret(int offset) {
      SecretFile file = SecretFile.in(folder, "session.key", BYTES, new SecureRandom());
      return HexFormat.of().formatHex(file.key("AES", offset, BYTES / 2).getEncoded());
    }
  }
}
