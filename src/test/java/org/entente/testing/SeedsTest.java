package org.entente.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedsTest {
  private static <T> T asked(Optional<String> seed, Supplier<T> then) {
    String property = "entente.test.seed";
    Optional<String> before = Optional.ofNullable(System.getProperty(property));
    try {
      set(property, seed);
      return then.get();
    } finally {
      set(property, before);
    }
  }

  private static void set(String property, Optional<String> value) {
    value.ifPresentOrElse(
        it -> System.setProperty(property, it), () -> System.clearProperty(property));
  }

  @Test
  void unlessAskedOtherwiseATestStartsFromItsUsualSeeds() {
    assertThat(asked(Optional.empty(), () -> Seeds.of(4L, 5L))).containsExactly(4L, 5L);
    assertThat(asked(Optional.empty(), () -> Seeds.one(4))).isEqualTo(4);
  }

  @Test
  void aSeedThatIsAskedForTakesThePlaceOfAll() {
    assertThat(asked(Optional.of("-7"), () -> Seeds.of(4L, 5L))).containsExactly(-7L);
    assertThat(asked(Optional.of("-7"), () -> Seeds.one(4))).isEqualTo(-7);
    assertThat(asked(Optional.of("-7"), Seeds::fresh)).isEqualTo(-7);
  }

  @Test
  void aFreshSeedIsNewAndThatOfAllTestsOfTheRun() {
    Supplier<Long> twice =
        () -> {
          long first = Seeds.one(4);
          assertThat(Seeds.of(5L)).containsExactly(first);
          assertThat(Seeds.fresh()).isEqualTo(first);
          return first;
        };

    assertThat(asked(Optional.of("fresh"), twice))
        .isNotEqualTo(asked(Optional.of("fresh"), twice))
        .isNotEqualTo(4);
    assertThat(asked(Optional.empty(), Seeds::fresh))
        .isNotEqualTo(asked(Optional.empty(), Seeds::fresh));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "frsh", "1_000", "4L", "9223372036854775808"})
  void whatIsNoSeedIsRefused(String asked) {
    assertThatThrownBy(() -> asked(Optional.of(asked), () -> Seeds.one(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "-Dentente.test.seed="
                + asked
                + " is no seed: say `fresh` or a whole number of 64 bits.");
  }
}
