package org.entente.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchQuery.Sort;
import org.junit.jupiter.api.Test;

class SearchStateTest {
  @Test
  void theAddressHoldsTheWholeState() {
    SearchState state =
        SearchState.of(
            " beam & line ",
            List.of("owner:https://ror.org/01qz5mb56", "year:2024", "year:2025"),
            "title",
            "abc");
    assertThat(state.href())
        .isEqualTo(
            "/?q=beam+%26+line&filter=owner%3Ahttps%3A%2F%2Fror.org%2F01qz5mb56"
                + "&filter=year%3A2024&filter=year%3A2025&sort=title&cursor=abc");
  }

  @Test
  void whatNeedNotBeSaidIsNotInTheAddress() {
    assertThat(SearchState.of("", List.of(), "", "").href()).isEqualTo("/");
  }

  @Test
  void aFilterSplitsAtItsFirstColon() {
    SearchState state =
        SearchState.of(null, List.of("owner:https://ror.org/01qz5mb56"), null, null);
    assertThat(state.filters()).containsEntry(Field.OWNER, Set.of("https://ror.org/01qz5mb56"));
  }

  @Test
  void anUnknownFilterIsNamedNotIgnored() {
    assertThat(SearchState.of(null, List.of("colour:red", "year:"), null, null).unread())
        .containsExactly("colour:red", "year:");
  }

  @Test
  void withoutWordsTheNewestComeFirst() {
    assertThat(SearchState.of("", List.of(), null, null).query().sort()).isEqualTo(Sort.NEWEST);
    assertThat(SearchState.of("x", List.of(), null, null).query().sort()).isEqualTo(Sort.RELEVANCE);
  }

  @Test
  void droppingAFilterStartsTheListingAnew() {
    SearchState state = SearchState.of("", List.of("year:2024"), null, "abc");
    assertThat(state.without(Field.YEAR, "2024").href()).isEqualTo("/");
  }
}
