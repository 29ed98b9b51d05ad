package org.entente.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entente.search.SearchResult.FacetCount;
import org.entente.web.Choices;
import org.entente.web.search.YearHistogram.Bar;
import org.entente.web.search.YearHistogram.Handles;
import org.junit.jupiter.api.Test;

class YearHistogramTest {
  private static final List<FacetCount> COUNTS =
      List.of(new FacetCount("2018", 4), new FacetCount("2020", 8), new FacetCount("2021", 1));

  @Test
  void everyYearBetweenTheFirstAndTheLastHasItsBar() {
    YearHistogram years = drawn(COUNTS, "");
    assertThat(years.bars()).extracting(Bar::from).containsExactly(2018, 2019, 2020, 2021);
    assertThat(years.bars()).extracting(Bar::count).containsExactly(4L, 0L, 8L, 1L);
  }

  @Test
  void barsStandSideBySideBetweenTheHandlesAndTheHighestFillsTheDrawing() {
    YearHistogram years = drawn(COUNTS, "");
    assertThat(years.bars())
        .extracting(Bar::x)
        .containsExactly("24.00", "72.00", "120.00", "168.00");
    assertThat(years.bars())
        .extracting(Bar::height)
        .containsExactly("36.00", "0.00", "72.00", "9.00");
    assertThat(years.bars()).extracting(Bar::y).containsExactly("36.00", "72.00", "0.00", "63.00");
    assertThat(years.handles()).contains(new Handles(2018, 2021, "24.00", "216.00", "192.00"));
  }

  @Test
  void aSingleResultAmongThousandsStillShows() {
    List<FacetCount> counts = List.of(new FacetCount("2020", 50_000), new FacetCount("2021", 1));
    assertThat(drawn(counts, "").bars()).extracting(Bar::height).containsExactly("72.00", "2.00");
  }

  @Test
  void aRangeIsMarkedWithBothItsEnds() {
    YearHistogram years = drawn(COUNTS, "2019..2020");
    assertThat(years.bars()).extracting(Bar::chosen).containsExactly(false, true, true, false);
    assertThat(years.handles()).contains(new Handles(2019, 2020, "72.00", "168.00", "96.00"));
    assertThat(years.from())
        .filteredOn(Choices.Option::chosen)
        .extracting(Choices.Option::value)
        .containsExactly("2019");
  }

  @Test
  void anOpenEndReachesToTheLastYear() {
    assertThat(drawn(COUNTS, "2020..").bars())
        .extracting(Bar::chosen)
        .containsExactly(false, false, true, true);
  }

  @Test
  void aRangeWithoutResultsCanStillBeSeenAndTakenBack() {
    YearHistogram years = drawn(List.of(), "1990..1991");
    assertThat(years.bars()).extracting(Bar::count).containsExactly(0L, 0L);
    assertThat(years.to()).extracting(Choices.Option::value).contains("", "1991");
  }

  @Test
  void manyYearsShareBarsThatBeginWithRoundYears() {
    List<FacetCount> counts =
        IntStream.rangeClosed(1903, 2024)
            .mapToObj(year -> new FacetCount(Integer.toString(year), 1))
            .toList();
    YearHistogram years = drawn(counts, "");
    assertThat(years.step()).isEqualTo(2);
    assertThat(years.bars().getFirst()).extracting(Bar::label).isEqualTo("1903");
    assertThat(years.bars().get(1)).extracting(Bar::label).isEqualTo("1904 to 1905");
    assertThat(years.bars()).extracting(Bar::count).startsWith(1L, 2L);
    assertThat(years.bars()).hasSizeLessThanOrEqualTo(64);
  }

  @Test
  void evenTheYearsOneAndNineThousandFitIn() {
    YearHistogram years =
        drawn(List.of(new FacetCount("1", 1), new FacetCount("9999", 1)), "1..9999");
    assertThat(years.bars()).hasSize(50);
    assertThat(years.handles().orElseThrow().right()).isEqualTo("216.00");
  }

  @Test
  void oneYearAloneNeedsNoBrush() {
    assertThat(drawn(List.of(new FacetCount("2020", 3)), "").handles()).isEmpty();
  }

  @Test
  void withoutYearsThereIsNothingToDraw() {
    assertThat(YearHistogram.of(List.of(new FacetCount("soon", 3)), Optional.empty())).isEmpty();
  }

  private static YearHistogram drawn(List<FacetCount> counts, String chosen) {
    return YearHistogram.of(counts, YearRange.parse(chosen)).orElseThrow();
  }
}
