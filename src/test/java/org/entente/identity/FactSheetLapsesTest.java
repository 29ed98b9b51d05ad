package org.entente.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.kernel.RorId;
import org.junit.jupiter.api.Test;

/** What an actor had and has no longer is kept, so that they can be told. */
class FactSheetLapsesTest {
  private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("2026-05-03T00:00:00Z");
  private static final Set<RorId> PARTIES = Set.of(new RorId("https://ror.org/01qz5mb56"));

  @Test
  void anAgreementThatEndedLeavesAFactThatHasRunOut() {
    Fact fact = agreements(END, agreement("us-jp-2026", Optional.of(END)));

    assertThat(fact.isCurrentAt(END)).isFalse();
    assertThat(fact.expiresAt()).contains(END);
    assertThat(fact.lapsed()).isEqualTo(Map.of("us-jp-2026", END));
  }

  @Test
  void besideOneInForceItIsNoPartOfTheFactButOfWhatLapsed() {
    Fact fact =
        agreements(
            END,
            agreement("us-jp-2026", Optional.of(END)),
            agreement("us-fr-2026", Optional.empty()));

    assertThat(fact.isCurrentAt(END)).isTrue();
    assertThat(fact.value()).isEqualTo(new FactValue.Names(Set.of("us-fr-2026")));
    assertThat(fact.lapsed()).isEqualTo(Map.of("us-jp-2026", END));
  }

  @Test
  void untilItEndsNothingHasLapsed() {
    Fact fact =
        agreements(END.minus(Duration.ofMillis(1)), agreement("us-jp-2026", Optional.of(END)));

    assertThat(fact.isCurrentAt(END.minus(Duration.ofMillis(1)))).isTrue();
    assertThat(fact.lapsed()).isEmpty();
  }

  @Test
  void oneThatHasNotBegunIsNoFactAtAll() {
    assertThat(
            FactSheet.join(
                Map.of(),
                List.of(),
                List.of(agreement("us-jp-2026", Optional.empty())),
                BEGIN.minusSeconds(1)))
        .isEmpty();
  }

  private static Fact agreements(Instant now, Agreement... agreements) {
    return FactSheet.join(Map.of(), List.of(), List.of(agreements), now).get("agreements");
  }

  private static Agreement agreement(String id, Optional<Instant> until) {
    return new Agreement(id, "1", "An agreement", PARTIES, BEGIN, until);
  }
}
