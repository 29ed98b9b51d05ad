package org.entente.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.entente.policy.AccessScope.Access;
import org.entente.policy.AccessScope.Visibility;
import org.entente.search.FakeCatalog;
import org.entente.search.FixedScope;
import org.entente.search.IndexUnderTest;
import org.entente.search.RandomCatalog;
import org.entente.search.SearchQuery;
import org.entente.search.SearchQuery.Field;
import org.entente.search.SearchQuery.Sort;
import org.entente.search.scope.ScopedIndex;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts within their bounds that were made to be more than an engine can take. */
class HostileTextTest {
  private static final int LONGEST = 2_000;
  private static final FixedScope EVERYTHING =
      new FixedScope(
          IntStream.range(0, 6)
              .boxed()
              .collect(Collectors.toMap(kind -> "class-" + kind, _ -> Visibility.FULL)),
          Map.of("class-0", Access.OPEN));

  @TempDir static Path folder;

  private static IndexUnderTest index;

  @BeforeAll
  static void someDatasets() throws IOException {
    RandomCatalog random = new RandomCatalog(3);
    FakeCatalog catalog = new FakeCatalog(RandomCatalog.OWNERS);
    for (int i = 0; i < 40; i++) {
      catalog.save(random.dataset(random.id()));
    }
    index = new IndexUnderTest(catalog, folder);
    index.catchUp();
  }

  @AfterAll
  static void close() throws IOException {
    index.close();
  }

  static List<String> texts() {
    String ideographs = characters(0x4e00, LONGEST);
    String words =
        IntStream.range(0, 700).mapToObj(i -> letters(i)).collect(Collectors.joining("-"));
    return List.of(
            ideographs,
            "\"" + ideographs + "\"",
            "-" + ideographs,
            "description:\"" + ideographs.substring(0, 199) + "\"",
            ("description:" + ideographs.substring(0, 180) + " ").repeat(10),
            words,
            words.replace("-", "\"\""),
            "\"" + words.replace("-", "\" -\""),
            words.replace("-", "() "),
            characters(0x1f300, LONGEST / 2),
            characters(0x0e01, 80).repeat(20),
            "(".repeat(LONGEST),
            "title:(".repeat(280),
            "*".repeat(LONGEST),
            "(a+)+$".repeat(300),
            "[a-z]*?~".repeat(250),
            "year:2020 ".repeat(199),
            "bbox:1,2,3,4 ".repeat(150),
            "measured:x 1..2 K ".repeat(60),
            "measured:x 1..2 YeV30.YeV30 ".repeat(60),
            "title:a creator:b keyword:c -owner:d ".repeat(40),
            "\ud800".repeat(LONGEST),
            "\udc00\ud800 ".repeat(190),
            "\u202e\u2066a\u0000 ".repeat(190),
            "a\u0301".repeat(LONGEST / 2),
            "\u0000".repeat(LONGEST),
            "title:\u0000",
            "ﷺ".repeat(LONGEST))
        .stream()
        .map(text -> text.substring(0, Math.min(text.length(), LONGEST)))
        .toList();
  }

  private static String characters(int first, int count) {
    return IntStream.range(first, first + count)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static String letters(int number) {
    return "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isAnsweredLikeAnyOther(String text) throws IOException {
    try (ScopedIndex seen = index.open(EVERYTHING)) {
      for (Sort sort : Sort.values()) {
        SearchQuery query =
            new SearchQuery(text, Map.of(), List.of(Field.values()), sort, 100, Optional.empty());
        Engine.Page page = new Engine().search(seen, Set.of(), query, Optional.empty());
        assertThat(page.total()).isBetween(0L, 40L);
        assertThat(page.hits()).hasSize((int) page.total());
      }
    }
  }
}
