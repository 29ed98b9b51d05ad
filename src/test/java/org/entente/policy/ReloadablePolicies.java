package org.entente.policy;

import io.quarkus.runtime.StartupEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.entente.audit.AuditTrail;
import org.entente.kernel.ActorRef;
import org.entente.policy.bundle.PolicyDirectory;

/**
 * The shipped policies in a folder of their own, to be changed and reloaded while others decide. On
 * record in memory only: what stands in the database, the broker under test would take up.
 */
public final class ReloadablePolicies {
  private final Path folder;
  private final Bundles bundles;
  private final Decisions decisions;

  /**
   * @param folder empty; gets a copy of the shipped policies
   */
  public ReloadablePolicies(Path folder, AuditTrail trail, GovernanceClasses classes)
      throws IOException {
    this(folder, new LedgerInMemory(), trail, classes);
  }

  /**
   * @param ledger if it is the database's, a broker on it follows what is changed here
   */
  public ReloadablePolicies(
      Path folder, BundleLedger ledger, AuditTrail trail, GovernanceClasses classes)
      throws IOException {
    this.folder = folder;
    try (Stream<Path> files = Files.walk(ShippedBundle.DIRECTORY)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(ShippedBundle.DIRECTORY.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    this.bundles = new Bundles(new PolicyDirectory(folder), ledger, trail, Clock.systemUTC());
    this.decisions = new Decisions(bundles, new Scopes(classes));
    bundles.start(new StartupEvent());
  }

  public Decisions decisions() {
    return decisions;
  }

  /** Adds a file of rules, or takes it away if the text is empty, and reloads. */
  public void change(String file, String text) throws IOException {
    Path extra = folder.resolve("consortium").resolve(file);
    if (text.isEmpty()) {
      Files.delete(extra);
    } else {
      Files.writeString(extra, text);
    }
    if (!(bundles.reload(ActorRef.SYSTEM) instanceof Bundles.Reloaded.Activated)) {
      throw new IllegalArgumentException(text);
    }
  }
}
