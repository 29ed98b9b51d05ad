package org.entente.policy.cedar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A text that takes for ever to read takes nobody else's time for ever. */
@Timeout(60)
class RoomyTest {
  private final Roomy oneAtATime = new Roomy(1, Duration.ofMillis(50));

  @Test
  void whatTakesTooLongIsRefusedAndSoIsWhatWaitsBehindIt() {
    CountDownLatch end = new CountDownLatch(1);
    AtomicBoolean begun = new AtomicBoolean();
    try {
      assertThatThrownBy(() -> oneAtATime.call(() -> endless(end)))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("takes longer than");
      assertThatThrownBy(() -> oneAtATime.call(() -> begun.getAndSet(true)))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("takes longer than");
    } finally {
      end.countDown();
    }

    Awaitility.await()
        .ignoreExceptionsInstanceOf(Refused.class)
        .untilAsserted(() -> assertThat(oneAtATime.<String>call(() -> "read")).isEqualTo("read"));
    assertThat(begun).as("what was refused while it waited is not done later").isFalse();
  }

  @Test
  void whatTheReaderRefusesIsRefusedInItsOwnWords() {
    Roomy patient = new Roomy(1, Duration.ofSeconds(30));

    assertThatThrownBy(
            () ->
                patient.call(
                    () -> {
                      throw new Refused("no policy");
                    }))
        .isInstanceOf(Refused.class)
        .hasMessage("no policy");
  }

  private static String endless(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("native code is not interrupted", e);
    }
    return "at last";
  }
}
