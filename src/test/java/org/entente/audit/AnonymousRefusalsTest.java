package org.entente.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.testing.HandClock;
import org.junit.jupiter.api.Test;

class AnonymousRefusalsTest {
  private final List<AuditEvent> written = new ArrayList<>();
  private final HandClock clock = new HandClock(Instant.parse("2026-11-24T08:00:00Z"));
  private final AnonymousRefusals refusals =
      new AnonymousRefusals(
          new AuditTrail(new Written(), new ObjectMapper(), clock, new SecureRandom()), clock);

  @Test
  void ofEachTypeOneASecondIsWrittenAndSaysHowManyWereNot() {
    for (int i = 0; i < 5; i++) {
      refusals.record("data.refused", "", Map.of());
    }
    refusals.record("token.refused", "", Map.of());
    clock.pass(Duration.ofMillis(999));
    refusals.record("data.refused", "", Map.of());
    clock.pass(Duration.ofMillis(1));
    refusals.record("data.refused", "", Map.of());

    assertThat(written)
        .extracting(AuditEvent::type)
        .containsExactly("data.refused", "token.refused", "data.refused");
    assertThat(written.getLast().details()).containsEntry("unrecorded", 5L);
  }

  private final class Written implements AuditStore {
    @Override
    public void insert(List<Fresh> entries) {
      entries.forEach(entry -> written.add(entry.event()));
    }

    @Override
    public List<Sealed> newestBefore(AuditFilter filter, long before, int limit) {
      return List.of();
    }

    @Override
    public List<Sealed> oldestFrom(AuditFilter filter, long from, long until, int limit) {
      return List.of();
    }

    @Override
    public long size() {
      return 0;
    }
  }
}
