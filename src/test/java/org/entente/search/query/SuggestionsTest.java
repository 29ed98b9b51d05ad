package org.entente.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.entente.policy.AccessScope.Visibility;
import org.entente.search.FakeCatalog;
import org.entente.search.FixedScope;
import org.entente.search.IndexUnderTest;
import org.entente.search.RandomCatalog;
import org.entente.search.Suggestion;
import org.entente.search.Suggestion.Kind;
import org.entente.search.scope.ScopedIndex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
  /** Datasets of the first owner are hidden from it. */
  private static final FixedScope SECOND_OWNERS =
      new FixedScope(Map.of("class-1", Visibility.FULL), Map.of());

  @TempDir Path folder;

  private final RandomCatalog random = new RandomCatalog(2);
  private final FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);

  private List<Suggestion> complete(FixedScope scope, String typed) throws IOException {
    try (IndexUnderTest index = new IndexUnderTest(catalog, folder)) {
      index.catchUp();
      try (ScopedIndex opened = index.open(scope)) {
        return Suggestions.complete(opened, typed, 20);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "naive, Étude naïve du béton",
    "ETUDE NAÏ, Étude naïve du béton",
    "beton, Étude naïve du béton",
    "中, 中性子散乱データ",
    "中性, 中性子散乱データ",
    "散乱, 中性子散乱データ",
    "ﾃﾞｰﾀ, 中性子散乱データ"
  })
  void whatIsTypedWithAccentsOrInJapaneseContinues(String typed, String keyword)
      throws IOException {
    catalog.save(random.bare(1, "A title", "-", List.of(keyword)));
    assertThat(complete(random.everything(), typed))
        .contains(new Suggestion(Kind.KEYWORD, keyword, "keyword:\"" + keyword + "\""));
  }

  @Test
  void whatMostDatasetsHaveComesFirstThenWhatStartsAsTyped() throws IOException {
    catalog.save(random.bare(1, "Beam one", "-", List.of("neutron beam", "beam dump")));
    catalog.save(random.bare(1, "Other", "-", List.of("beam time")));
    catalog.save(random.bare(1, "Another", "-", List.of("beam time", "beam line")));
    assertThat(complete(random.everything(), "beam"))
        .extracting(Suggestion::text)
        .containsExactly("beam time", "Beam one", "beam dump", "beam line", "neutron beam");
  }

  @Test
  void oneThingIsSuggestedOnceWhateverItIsFoundBy() throws IOException {
    catalog.save(random.bare(0, "A title", "-", List.of("neutron neutron")));
    assertThat(complete(random.everything(), "neutron")).hasSize(1);
    assertThat(complete(random.everything(), "ornl"))
        .containsExactly(
            new Suggestion(
                Kind.OWNER,
                "Oak Ridge National Laboratory",
                "owner:\"Oak Ridge National Laboratory\""));
  }

  @Test
  void quotesOfATitleDoNotEndItsQuery() throws IOException {
    catalog.save(random.bare(1, "The \"cold\" 「中性子」 source", "-", List.of()));
    assertThat(complete(random.everything(), "the"))
        .extracting(Suggestion::query)
        .containsExactly("\"The  cold   中性子  source\"");
  }

  @Test
  void shortBeginningsSuggestLittle() throws IOException {
    catalog.save(random.bare(1, "Quantum dots", "-", List.of("quantum")));
    assertThat(complete(random.everything(), "q")).isEmpty();
    assertThat(complete(random.everything(), "qu"))
        .extracting(Suggestion::kind)
        .containsExactly(Kind.KEYWORD);
    assertThat(complete(random.everything(), "qua")).hasSize(2);
    assertThat(complete(random.everything(), "\u0000")).isEmpty();
  }

  /** More hidden ones than are looked at stand before it in the alphabet. */
  @Test
  void hiddenValuesDoNotCountAsLookedAt() throws IOException {
    for (int i = 0; i < 6; i++) {
      int block = i;
      catalog.save(
          random.bare(
              0,
              "Hidden " + i,
              "-",
              IntStream.range(0, 1_000).mapToObj(n -> "value " + block + " " + n).toList()));
    }
    catalog.save(random.bare(1, "A title", "-", List.of("value that is seen")));
    assertThat(complete(SECOND_OWNERS, "value"))
        .extracting(Suggestion::text)
        .containsExactly("value that is seen");
    assertThat(complete(random.everything(), "value"))
        .extracting(Suggestion::text)
        .doesNotContain("value that is seen");
  }
}
