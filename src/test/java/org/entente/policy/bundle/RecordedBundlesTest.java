package org.entente.policy.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.entente.policy.BundleRecords.Recorded;
import org.entente.policy.PolicySource.Loaded;
import org.entente.policy.rule.Policy;
import org.junit.jupiter.api.Test;

/** A bundle made anew from its record decides as the one that was recorded, or not at all. */
class RecordedBundlesTest {
  private static final Loaded.Valid SHIPPED =
      (Loaded.Valid) new PolicyDirectory(Path.of("policies")).load();

  private final RecordedBundles bundles = new RecordedBundles();

  @Test
  void theRulesAreThoseThatWereRecorded() {
    Loaded.Valid restored = (Loaded.Valid) bundles.restore(recorded(SHIPPED.policies()));

    assertThat(restored.bundle().hash()).isEqualTo(SHIPPED.bundle().hash());
    assertThat(restored.vocabulary()).isEqualTo(SHIPPED.vocabulary());
    assertThat(restored.rules().policies())
        .usingElementComparator((one, other) -> sourceless(one).equals(sourceless(other)) ? 0 : 1)
        .containsExactlyElementsOf(SHIPPED.rules().policies());
    assertThat(restored.bundle().policies())
        .allSatisfy(policy -> assertThat(policy.text()).contains("@id("));
  }

  @Test
  void aRecordThatWasAlteredIsRefused() {
    Map<String, String> altered = new HashMap<>(SHIPPED.policies());
    altered.compute("consortium/embargo", (_, json) -> json.replace("\"forbid\"", "\"permit\""));

    assertThat(altered).isNotEqualTo(SHIPPED.policies());
    assertThat(bundles.restore(recorded(altered))).isInstanceOf(Loaded.Invalid.class);
  }

  @Test
  void aRecordWithoutOneOfItsRulesIsRefused() {
    Map<String, String> fewer = new HashMap<>(SHIPPED.policies());
    fewer.remove("consortium/embargo");

    assertThat(bundles.restore(recorded(fewer))).isInstanceOf(Loaded.Invalid.class);
  }

  private static Recorded recorded(Map<String, String> policies) {
    return new Recorded(SHIPPED.bundle().hash(), SHIPPED.schema(), policies);
  }

  /** All but the author's own words, which are not on record. */
  private static Policy sourceless(Policy policy) {
    return new Policy(
        policy.id(),
        policy.owner(),
        policy.effect(),
        policy.actions(),
        policy.condition(),
        policy.label(),
        policy.duty(),
        "");
  }
}
