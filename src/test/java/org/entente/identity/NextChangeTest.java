package org.entente.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.RorId;
import org.junit.jupiter.api.Test;

/** The next instant at which what is known of an actor changes by itself. */
class NextChangeTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void theFirstOfAllThatIsStillToCome() {
    assertThat(
            NextChange.after(
                NOW,
                Map.of("orgCountry", claimed(50), "assurance", claimed(-1)),
                List.of(registered(40), registered(0)),
                List.of(agreement(-10, 60), agreement(30, 90))))
        .contains(NOW.plusSeconds(30));
  }

  @Test
  void anEndCountsAsWellAsABeginning() {
    assertThat(NextChange.after(NOW, Map.of(), List.of(), List.of(agreement(-10, 20))))
        .contains(NOW.plusSeconds(20));
  }

  @Test
  void whatHasNoEndNeverChanges() {
    assertThat(
            NextChange.after(
                NOW,
                Map.of("a", new Fact(new FactValue.Flag(true), "x", NOW, Optional.empty())),
                List.of(),
                List.of()))
        .isEmpty();
  }

  private static Fact claimed(int seconds) {
    return new Fact(
        new FactValue.Flag(true),
        "sign-in",
        NOW.minusSeconds(100),
        Optional.of(NOW.plusSeconds(seconds)));
  }

  private static RegisteredFact registered(int seconds) {
    return new RegisteredFact(
        "test#person",
        Attribute.TRAINING,
        new FactValue.Names(Set.of("course")),
        "register",
        "registrar",
        NOW.minusSeconds(100),
        Optional.of(NOW.plusSeconds(seconds)),
        Optional.empty());
  }

  private static Agreement agreement(int from, int until) {
    return new Agreement(
        "agreement",
        "1",
        "An agreement",
        Set.of(new RorId("https://ror.org/01qz5mb56")),
        NOW.plusSeconds(from),
        Optional.of(NOW.plusSeconds(until)));
  }
}
