package org.entente.web.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchResult.FacetCount;
import org.entente.web.search.Findings.Branch;
import org.entente.web.search.Findings.Choice;
import org.entente.web.search.Findings.Facet;
import org.junit.jupiter.api.Test;

class FacetViewsTest {
  @Test
  void accessStandsInTheOrderOfWhatOneMay() {
    Facet access =
        facet(
            Field.ACCESS,
            List.of(
                new FacetCount("denied", 9),
                new FacetCount("requestable", 5),
                new FacetCount("granted", 1),
                new FacetCount("open", 3)));
    assertThat(access.shown())
        .extracting(branch -> branch.choice().label())
        .containsExactly("granted", "open", "you may ask", "not for you");
  }

  @Test
  void areasStandBelowTheirFieldOfScience() {
    Facet areas =
        facet(
            Field.CHALLENGE_AREA,
            List.of(
                new FacetCount("energy", 5),
                new FacetCount("fusion", 3, Optional.of("energy")),
                new FacetCount("grid", 2, Optional.of("energy")),
                new FacetCount("security", 1),
                new FacetCount("attribution", 1, Optional.of("security"))));
    assertThat(areas.shown())
        .extracting(branch -> branch.choice().label())
        .containsExactly("Energy", "Security");
    assertThat(areas.shown().getFirst().shown())
        .extracting(Choice::label)
        .containsExactly("Fusion", "Scaling the Grid");
  }

  @Test
  void whatIsChosenIsInViewAndNothingMoves() {
    List<FacetCount> counts =
        IntStream.range(0, 20).mapToObj(i -> new FacetCount("word" + i, 20 - i)).toList();
    Facet keywords = facet(Field.KEYWORD, counts, "keyword:word11");
    assertThat(keywords.shown())
        .extracting(branch -> branch.choice().label())
        .containsExactly("word0", "word1", "word2", "word3", "word4", "word5", "word11");
    assertThat(keywords.folded()).hasSize(13).noneMatch(Branch::hasChosen);
  }

  @Test
  void whatIsChosenAndFoundNoMoreCanBeTakenBack() {
    Facet keywords = facet(Field.KEYWORD, List.of(), "keyword:gone");
    assertThat(keywords.shown())
        .extracting(branch -> branch.choice().filter(), branch -> branch.choice().chosen())
        .containsExactly(tuple("keyword:gone", true));
  }

  private static Facet facet(Field field, List<FacetCount> counts, String... filters) {
    SearchState state = SearchState.of(Map.of("filter", List.of(filters)));
    return new FacetViews(state, new FieldWords(List.of())).of(field, counts).orElseThrow();
  }
}
