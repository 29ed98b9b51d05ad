package org.entente.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.entente.audit.AuditTrail;
import org.entente.kernel.ActorRef;
import org.entente.policy.bundle.PolicyDirectory;
import org.entente.testing.Servers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle is replaced as a whole or not at all. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class BundlesTest {
  private static final String BROKEN = "permit (principal action, resource);";

  private final BundleLedger ledger = new LedgerInMemory();
  @Inject AuditTrail trail;

  @TempDir Path folder;

  private Bundles bundles;

  @BeforeEach
  void copyTheShippedPolicies() throws IOException {
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
    bundles = new Bundles(new PolicyDirectory(folder), ledger, trail, Clock.systemUTC());
  }

  @Test
  void aBrokerWithoutValidPoliciesDoesNotStart() throws IOException {
    write(BROKEN);

    assertThatThrownBy(() -> bundles.start(new StartupEvent()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("the broker does not start")
        .hasMessageContaining("consortium/extra.cedar:1: ");
    assertThatThrownBy(bundles::active).hasMessage("no policies have been loaded yet");
  }

  @Test
  void aReloadThatFindsAFlawKeepsTheOldBundle() throws IOException {
    bundles.start(new StartupEvent());
    String before = bundles.active().hash();
    write(BROKEN);

    Bundles.Reloaded reloaded = bundles.reload(ActorRef.SYSTEM);

    assertThat(reloaded)
        .isInstanceOfSatisfying(
            Bundles.Reloaded.Kept.class,
            kept -> {
              assertThat(kept.hash()).isEqualTo(before);
              assertThat(kept.flaws())
                  .singleElement()
                  .asString()
                  .startsWith("consortium/extra.cedar:1: ");
            });
    assertThat(bundles.active().hash()).isEqualTo(before);
  }

  @Test
  void aReloadOfValidPoliciesDecidesFromThenOn() throws IOException {
    bundles.start(new StartupEvent());
    String before = bundles.active().hash();
    write(
        """
        @id("closed-for-now") @title("Closed") @reason("Closed for maintenance.")
        forbid (principal, action == Action::"discover", resource);
        """);

    assertThat(bundles.reload(ActorRef.SYSTEM)).isInstanceOf(Bundles.Reloaded.Activated.class);

    assertThat(bundles.active().hash()).isNotEqualTo(before);
    assertThat(bundles.active().rules().on("discover"))
        .anySatisfy(policy -> assertThat(policy.id()).isEqualTo("consortium/closed-for-now"));
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("consortium/extra.cedar"), text);
  }
}
