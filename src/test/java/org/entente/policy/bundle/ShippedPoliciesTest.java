package org.entente.policy.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.entente.policy.PolicySource.Loaded;
import org.junit.jupiter.api.Test;

class ShippedPoliciesTest {
  @Test
  void theShippedPoliciesAreValid() {
    Loaded loaded = new PolicyDirectory(Path.of("policies")).load();

    if (loaded instanceof Loaded.Invalid invalid) {
      assertThat(invalid.flaws()).isEmpty();
    }
    assertThat(loaded).isInstanceOf(Loaded.Valid.class);
  }
}
