package org.entente.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.entente.search.query.RoundRanges.RoundRange;
import org.entente.testing.Seeds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoundRangesTest {
  private static List<RoundRange> covering(String lowest, String highest) {
    return RoundRanges.covering(new BigDecimal(lowest), new BigDecimal(highest));
  }

  @ParameterizedTest
  @CsvSource({
    "4, 300, 0..50, 250..300",
    "0, 100, 0..10, 90..100",
    "-3, 3, -3..-2, 2..3",
    "0.5, 0.5, 0.5..0.5, 0.5..0.5",
    "0.0012, 0.0049, 0.001..0.0015, 0.0045..0.005",
    "1E+20, 9E+20, 1E+20..2E+20, 8E+20..9E+20"
  })
  void edgesAreThoseThatPeopleWouldChoose(
      String lowest, String highest, String first, String last) {
    List<RoundRange> ranges = covering(lowest, highest);
    assertThat(ranges.getFirst().text()).isEqualTo(first);
    assertThat(ranges.getLast().text()).isEqualTo(last);
  }

  @Test
  void theyHoldEverythingSideBySideAndAreFew() {
    long seed = Seeds.one(20_261_124L);
    System.out.println("RoundRangesTest: -Dentente.test.seed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      BigDecimal one = any(random);
      BigDecimal other = any(random);
      List<RoundRange> ranges = RoundRanges.covering(one.min(other), one.max(other));
      assertThat(ranges).as("seed %d", seed).hasSizeBetween(1, RoundRanges.MOST);
      assertThat(ranges.getFirst().from()).isLessThanOrEqualTo(one.min(other));
      assertThat(ranges.getLast().to()).isGreaterThanOrEqualTo(one.max(other));
      for (int next = 1; next < ranges.size(); next++) {
        assertThat(ranges.get(next).from()).isEqualByComparingTo(ranges.get(next - 1).to());
      }
    }
  }

  private static BigDecimal any(Random random) {
    return BigDecimal.valueOf(random.nextInt(2_000_001) - 1_000_000, random.nextInt(30) - 15);
  }
}
