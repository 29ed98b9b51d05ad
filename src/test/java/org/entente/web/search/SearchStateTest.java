package org.entente.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchQuery.Sort;
import org.junit.jupiter.api.Test;

class SearchStateTest {
  private static final String ONE = "00000000-0000-4000-8000-000000000001";
  private static final String TWO = "00000000-0000-4000-8000-000000000002";

  @Test
  void theAddressHoldsTheWholeState() {
    SearchState state =
        state(
            "q= beam & line ",
            "filter=owner:https://ror.org/01qz5mb56",
            "filter=year:2024",
            "filter=year:2025",
            "sort=title",
            "cursor=abc",
            "more=true",
            "id=" + ONE);
    assertThat(state.href())
        .isEqualTo(
            "/?q=beam+%26+line&filter=owner%3Ahttps%3A%2F%2Fror.org%2F01qz5mb56"
                + "&filter=year%3A2024&filter=year%3A2025&sort=title&cursor=abc&more=true&id="
                + ONE);
    assertThat(reread(state)).isEqualTo(state);
  }

  @Test
  void whatNeedNotBeSaidIsNotInTheAddress() {
    assertThat(state("q=", "sort=", "cursor=", "from=", "to=").href()).isEqualTo("/");
  }

  @Test
  void aFilterSplitsAtItsFirstColon() {
    assertThat(state("filter=owner:https://ror.org/01qz5mb56").filters())
        .containsEntry(Field.OWNER, Set.of("https://ror.org/01qz5mb56"));
  }

  @Test
  void anUnknownFilterIsNamedNotIgnored() {
    assertThat(state("filter=colour:red", "filter=year:", "from=soon").unread())
        .containsExactly("colour:red", "year:", "year:soon..");
  }

  @Test
  void withoutWordsTheNewestComeFirst() {
    assertThat(state().query().sort()).isEqualTo(Sort.NEWEST);
    assertThat(state("q=x").query().sort()).isEqualTo(Sort.RELEVANCE);
  }

  @Test
  void droppingAFilterStartsTheListingAnew() {
    assertThat(state("filter=year:2024", "cursor=abc").without(Field.YEAR, "2024").href())
        .isEqualTo("/");
  }

  @Test
  void yearsChosenFromToTakeThePlaceOfAFilterOnTheYear() {
    assertThat(state("filter=year:1999", "from=2019", "to=2023").filters())
        .isEqualTo(Map.of(Field.YEAR, Set.of("2019..2023")));
    assertThat(state("from=2023", "to=2019").href()).isEqualTo("/?filter=year%3A2019..2023");
    assertThat(state("from=2019").years())
        .contains(new YearRange(Optional.of(2019), Optional.empty()));
    assertThat(state("to=2019").filters()).containsEntry(Field.YEAR, Set.of("..2019"));
    assertThat(state("from=2019", "to=2019").filters()).containsEntry(Field.YEAR, Set.of("2019"));
  }

  @Test
  void aTypedRangeStandsBesideTheQuantitiesChosen() {
    assertThat(state("filter=measured:energy", "measured= temperature 4..300 K ").filters())
        .isEqualTo(Map.of(Field.MEASURED, Set.of("energy", "temperature 4..300 K")));
  }

  @Test
  void foldedFacetsAreCountedOnlyWhenTheyAreShownOrFilter() {
    assertThat(state().query().facets()).doesNotContain(Field.TECHNIQUE);
    assertThat(state("more=true").query().facets()).contains(Field.TECHNIQUE, Field.ACCESS);
    SearchState filtered = state("filter=technique:SAXS");
    assertThat(filtered.query().facets()).contains(Field.TECHNIQUE);
    assertThat(filtered.href()).isEqualTo("/?filter=technique%3ASAXS");
  }

  @Test
  void atMostFourDatasetsArePickedAndOnlyOnceEach() {
    List<String> ids = new ArrayList<>(List.of("id=" + TWO, "id=" + TWO, "id=nonsense"));
    for (int i = 1; i <= 9; i++) {
      ids.add("id=00000000-0000-4000-8000-00000000000" + i);
    }
    assertThat(state(ids.toArray(String[]::new)).picked()).hasSize(4).startsWith(TWO, ONE);
  }

  @Test
  void theComparisonKnowsTheWayBack() {
    assertThat(state("q=x", "id=" + ONE, "id=" + TWO).compareHref())
        .isEqualTo("/compare?q=x&id=" + ONE + "&id=" + TWO);
  }

  @Test
  void anExportAsksTheSameQuestionWithoutAPlaceInTheListing() {
    assertThat(
            state("q=x", "filter=year:2024", "sort=title", "cursor=abc", "id=" + ONE)
                .hrefOf("/export", "format=csv"))
        .isEqualTo("/export?format=csv&q=x&filter=year%3A2024&sort=title");
  }

  private static SearchState state(String... parameters) {
    Map<String, List<String>> read = new LinkedHashMap<>();
    for (String each : parameters) {
      int is = each.indexOf('=');
      read.computeIfAbsent(each.substring(0, is), _ -> new ArrayList<>())
          .add(each.substring(is + 1));
    }
    return SearchState.of(read);
  }

  private static SearchState reread(SearchState state) {
    return state(
        List.of(state.href().substring(2).split("&", -1)).stream()
            .map(each -> URLDecoder.decode(each, StandardCharsets.UTF_8))
            .toArray(String[]::new));
  }
}
