package org.entente.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuresTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:40:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0|0 bytes",
        "1|1 byte",
        "999|999 bytes",
        "1000|1.0 kB",
        "9949|9.9 kB",
        "9950|10 kB",
        "999499|999 kB",
        "999500|1.0 MB",
        "1400000000|1.4 GB",
        "9223372036854775807|9.2 EB"
      })
  void sizesReadInDecimalUnits(long bytes, String words) {
    assertThat(Measures.size(bytes)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,in a moment",
    "PT-59S,just now",
    "PT61S,in 1 minute",
    "PT-3H,3 hours ago",
    "PT47H,in 1 day",
    "P60D,in 60 days",
    "P61D,in 2 months",
    "P-730D,2 years ago"
  })
  void timesReadByHowFarOffTheyAre(Duration offset, String words) {
    assertThat(Measures.away(NOW.plus(offset), NOW)).isEqualTo(words);
  }

  @Test
  void daysAndMinutesAreSaidInUniversalTime() {
    assertThat(Measures.day(NOW)).isEqualTo("24 Nov 2026");
    assertThat(Measures.minute(NOW)).isEqualTo("24 Nov 2026, 08:40 UTC");
  }
}
